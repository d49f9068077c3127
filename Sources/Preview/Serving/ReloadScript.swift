/// The script in every page of the preview. It comes from an address of its own, so that a strict Content-Security-Policy
/// (`default-src 'self'`) lets it run, and it uses neither inline styles nor markup.
enum ReloadScript {
  static let text = #"""
    // Part of gallerist serve; it is in no built page.
    (() => {
      'use strict';
      const own = document.currentScript;
      const events = new URL(own.dataset.events, location.href);
      let version = own.dataset.version;
      let stream = null;
      let waiting = 0;
      let isLeaving = false;

      // The place on the page, over a reload.

      const key = 'gallerist-place ' + location.pathname + location.search;

      const keepPlace = () => {
        try {
          sessionStorage.setItem(key, JSON.stringify({ x: scrollX, y: scrollY }));
        } catch {
          // Without storage the browser's own memory has to do.
        }
      };

      const keptPlace = () => {
        try {
          const text = sessionStorage.getItem(key);
          sessionStorage.removeItem(key);
          return JSON.parse(text);
        } catch {
          return null;
        }
      };

      const takePlace = place => {
        let isTouched = false;
        const touch = () => { isTouched = true; };
        for (const type of ['wheel', 'touchstart', 'keydown', 'pointerdown']) {
          addEventListener(type, touch, { once: true, passive: true, capture: true });
        }
        const scroll = () => {
          if (!isTouched) scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
        };
        addEventListener('DOMContentLoaded', scroll);
        addEventListener('load', () => {
          scroll();
          // For a moment longer: the browser has a memory of its own, and late pictures make room for themselves.
          const observer = new ResizeObserver(scroll);
          observer.observe(document.documentElement);
          setTimeout(() => { observer.disconnect(); touch(); }, 1500);
        });
      };

      const place = keptPlace();
      if (place) takePlace(place);

      const reload = () => {
        if (isLeaving) return;
        isLeaving = true;
        keepPlace();
        location.reload();
      };

      // Style sheets, in place of the old ones, which stay until the new ones are there.

      const restyle = renamed => {
        for (const old of document.querySelectorAll('link[rel~="stylesheet"][href]')) {
          const url = new URL(old.href);
          if (url.origin !== location.origin) continue;
          url.pathname = renamed[url.pathname] ?? url.pathname;
          url.searchParams.set('preview', version);
          const link = old.cloneNode();
          const drop = () => old.remove();
          link.addEventListener('load', drop, { once: true });
          link.addEventListener('error', drop, { once: true });
          link.href = url.href;
          old.after(link);
        }
      };

      // What is wrong, above the page. All of it is text.

      const css = `
        :host { all: initial; position: fixed; inset: auto 0 0 0; z-index: 2147483647; display: block; }
        section { box-sizing: border-box; max-height: 70vh; overflow: auto; padding: 1rem 1.25rem 1.25rem;
          background: #1d1b1a; color: #f3efea; border-top: 4px solid #e5484d;
          font: 15px/1.5 system-ui, sans-serif; box-shadow: 0 -8px 40px rgb(0 0 0 / 45%); }
        header { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
        h2 { margin: 0 0 .25rem; font-size: 1.05rem; font-weight: 600; }
        p { margin: 0; color: #c9c2ba; }
        button { flex: none; font: inherit; color: inherit; background: none; border: 1px solid #8d857c;
          border-radius: 4px; padding: .15rem .7rem; cursor: pointer; }
        button:focus-visible { outline: 3px solid #8ec8f6; outline-offset: 2px; }
        ul { list-style: none; margin: .75rem 0 0; padding: 0; }
        li { padding: .75rem 0 0; margin-top: .75rem; border-top: 1px solid #48423d; }
        .headline { font: 600 14px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
        .excerpt { margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: #000; border-radius: 4px;
          font: 14px/1.4 ui-monospace, monospace; white-space: pre; }
        .help { overflow-wrap: anywhere; }
        .help::before { content: "help: "; color: #8ec8f6; }
        @media print { :host { display: none; } }
      `;
      let panel = null;
      let shown = '[]';

      const element = (name, className, text) => {
        const made = document.createElement(name);
        if (className) made.className = className;
        if (text) made.textContent = text;
        return made;
      };

      const close = () => {
        panel?.remove();
        panel = null;
      };

      const show = problems => {
        const text = JSON.stringify(problems);
        if (text === shown) return;
        shown = text;
        close();
        if (problems.length === 0) return;
        panel = document.createElement('gallerist-problems');
        const root = panel.attachShadow({ mode: 'open' });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [sheet];
        const section = element('section');
        section.setAttribute('role', 'alert');
        section.lang = 'en';
        const header = element('header');
        const words = element('div');
        words.append(
          element('h2', '', problems.length === 1 ? 'One thing is wrong' : problems.length + ' things are wrong'),
          element('p', '', 'What you see is the last good build. It follows by itself when this is mended.'));
        const button = element('button', '', 'Hide');
        button.type = 'button';
        button.title = 'Hide this until something else is wrong (Escape)';
        button.addEventListener('click', close);
        header.append(words, button);
        const list = element('ul');
        for (const problem of problems) {
          const item = element('li');
          item.append(element('div', 'headline', problem.headline));
          if (problem.excerpt) item.append(element('pre', 'excerpt', problem.excerpt));
          if (problem.help) item.append(element('div', 'help', problem.help));
          list.append(item);
        }
        section.append(header, list);
        root.append(section);
        document.documentElement.append(panel);
      };

      addEventListener('keydown', event => { if (event.key === 'Escape') close(); });

      // News. Only a page that is seen listens: browsers open few connections to one place.

      const disconnect = () => {
        clearTimeout(waiting);
        stream?.close();
        stream = null;
      };

      const connect = () => {
        disconnect();
        if (document.visibilityState === 'hidden' || isLeaving) return;
        const url = new URL(events);
        url.searchParams.set('page', location.pathname);
        url.searchParams.set('version', version);
        stream = new EventSource(url);
        stream.onmessage = message => {
          const news = JSON.parse(message.data);
          version = news.version;
          if (news.update === 'reload') {
            reload();
          } else {
            if (news.update === 'styles') restyle(news.renamed);
            show(news.problems);
          }
        };
        stream.onerror = () => {
          // The preview has ended, and may begin again.
          disconnect();
          waiting = setTimeout(connect, 500);
        };
      };

      document.addEventListener('visibilitychange', connect);
      addEventListener('pagehide', disconnect);
      addEventListener('pageshow', event => { if (event.persisted) connect(); });
      if (document.readyState === 'loading') {
        addEventListener('DOMContentLoaded', connect, { once: true });
      } else {
        connect();
      }
    })();

    """#
}
