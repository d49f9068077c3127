// What makes the gallery's pages more pleasant; every one of them works without it. Nothing here makes markup out of
// text: words are set as text, and cards are moved over from other pages of the gallery.
(() => {
  'use strict';
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // From a disk, nobody finds the page of a folder but by its name.
  if (location.protocol === 'file:') {
    for (const link of all('a[href]')) {
      if (link.protocol === 'file:' && link.pathname.endsWith('/')) link.pathname += 'index.html';
    }
  }

  // Light and dark.

  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

  const startSchemeSwitch = button => {
    const isDark = () => root.dataset.scheme ? root.dataset.scheme === 'dark' : systemIsDark.matches;
    const show = () => button.setAttribute('aria-pressed', isDark());
    button.addEventListener('click', () => {
      const scheme = isDark() ? 'light' : 'dark';
      // What the system wants anyway is not remembered.
      const isSystems = (scheme === 'dark') === systemIsDark.matches;
      if (isSystems) delete root.dataset.scheme; else root.dataset.scheme = scheme;
      try {
        if (isSystems) localStorage.removeItem('gallery-scheme'); else localStorage.setItem('gallery-scheme', scheme);
      } catch {
        // It holds for this page.
      }
      show();
    });
    systemIsDark.addEventListener('change', show);
    show();
  };

  // Prompts are copied.

  const copyText = async (text, source) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // From a disk, or without the right: what is selected can be copied in the old way, or by hand.
      getSelection().selectAllChildren(source);
      return document.execCommand('copy');
    }
  };

  const startCopying = button => {
    const label = button.textContent;
    let timer = 0;
    button.addEventListener('click', async () => {
      const source = one('.prompt', button.parentElement);
      const isCopied = await copyText(source.textContent, source);
      button.textContent = isCopied ? button.dataset.copied : button.dataset.failed;
      clearTimeout(timer);
      timer = setTimeout(() => { button.textContent = label; }, 2500);
    });
  };

  // Before and after.

  const startComparing = range => {
    const show = () => range.parentElement.style.setProperty('--at', range.value + '%');
    range.addEventListener('input', show);
    show();
  };

  // Pages of the gallery, as documents that nothing runs in.

  const pages = new Map();
  const load = (url, type) => {
    if (!pages.has(url)) {
      const loading = new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('GET', url);
        request.responseType = type;
        // Pages and what the search knows of them belong together: a cache must ask whether they are new.
        if (!url.includes('/words-')) request.setRequestHeader('Cache-Control', 'max-age=0');
        request.onload = () => request.status === 200 && request.response ? resolve(request.response) : reject(url);
        request.onerror = () => reject(url);
        request.send();
      });
      loading.catch(() => pages.delete(url));
      pages.set(url, loading);
    }
    return pages.get(url);
  };

  // Their links lead on from here, and nothing in them is in a hurry.
  const adopted = (element, from) => {
    const copy = document.importNode(element, true);
    const absolute = address => new URL(address, from).href;
    for (const link of all('a[href]', copy)) link.href = absolute(link.getAttribute('href'));
    for (const picture of all('img, source', copy)) {
      if (picture.hasAttribute('src')) picture.src = absolute(picture.getAttribute('src'));
      if (picture.hasAttribute('srcset')) {
        picture.srcset = picture.getAttribute('srcset').split(', ')
          .map(candidate => candidate.replace(/^\S+/, absolute)).join(', ');
      }
      picture.removeAttribute('fetchpriority');
    }
    return copy;
  };

  // Collections go on by themselves while one reads; the links to their pages stay.

  const watch = (element, reach) => {
    const observer = new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) reach();
    }, { rootMargin: '800px' });
    observer.observe(element);
    return observer;
  };

  const startExtending = grid => {
    let isLoading = false;
    let observer = null;
    const extend = async () => {
      const navigation = one('.pagination');
      const next = navigation && one('a[rel="next"]', navigation);
      if (!next || isLoading || grid.hidden) return;
      isLoading = true;
      observer.disconnect();
      const url = next.href;
      // Where it cannot be loaded, the link is still there.
      const page = await load(url, 'document').catch(() => null);
      isLoading = false;
      const links = page && one('.pagination', page);
      if (!links) return;
      grid.append(...all('.grid > li', page).map(card => adopted(card, url)));
      // One can still go back to where one began.
      const hadFocus = navigation.contains(document.activeElement);
      navigation.replaceChildren(...[...links.children].map(part => adopted(part, url)));
      if (hadFocus) one('a[rel="next"], a', navigation)?.focus({ preventScroll: true });
      observer = watch(navigation, extend);
    };
    const navigation = one('.pagination');
    if (navigation) observer = watch(navigation, extend);
  };

  // The search: the words that a prompt file has lie sorted in parts, of which a query needs one or two.

  // As the builder takes texts apart (SearchText.swift); the two must change together.
  const alone = /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3041-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFF}]/gu;
  const wordsOf = text => (text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replaceAll('ς', 'σ')
    .replace(alone, ' $& ').match(/[\p{L}\p{N}]+/gu) ?? []).map(word => [...word].slice(0, 32).join(''));

  const startFinding = (form, grid) => {
    const fields = ['q', 'tag', 'model', 'quality', 'album'];
    const status = one('.find-status', form);
    const clear = one('button', form);
    const navigation = one('.pagination');
    const found = document.createElement('ul');
    found.className = 'grid';
    found.hidden = true;
    grid.after(found);
    const batch = 24;
    // As the theme's words write numbers.
    const figure = number => number < 10000 ? String(number)
      : String(number).replace(/\B(?=(\d{3})+$)/g, form.dataset.mark);
    let start = null;
    let run = 0;
    let observer = null;

    const begin = async () => {
      if (start) return start;
      const loaded = await load(form.dataset.start, 'json');
      if (start) return start;
      start = loaded;
      for (const name of fields.slice(1)) {
        const chosen = form[name].value;
        for (const [value, text, count] of start[name]) {
          // One that stood there only because the address asked for it.
          [...form[name].options].find(option => option.value === value)?.remove();
          form[name].add(new Option(`${text} (${figure(count)})`, value, false, value === chosen));
        }
      }
      return start;
    };

    // Every work that has a word, or one that begins so.
    const worksOf = async (word, isWhole) => {
      const last = isWhole ? word : word + '\uFFFF';
      const parts = start.parts.filter(([first], place) => {
        const next = start.parts[place + 1]?.[0];
        return first <= last && (next === undefined || next > word);
      });
      const works = new Set();
      for (const part of await Promise.all(parts.map(([, hash]) =>
        load(form.dataset.start.replace(/start\.json$/, `words-${hash}.json`), 'json')))) {
        part.words.forEach((known, place) => {
          if (isWhole ? known !== word : !known.startsWith(word)) return;
          let number = 0;
          for (const step of part.works[place].split(' ')) works.add(number += parseInt(step, 36));
        });
      }
      return works;
    };

    const cardsOf = async works => {
      const url = work => {
        const page = Math.floor(work / start.page) + 1;
        return new URL(page === 1 ? './' : `page/${page}/`, location.origin + location.pathname).href;
      };
      const documents = await Promise.all(works.map(work => load(url(work), 'document')));
      return works.map((work, place) => {
        const page = one('.grid', documents[place]);
        // A page of another build hangs others in this place.
        if (page.dataset.order && page.dataset.order !== start.order) throw new Error('another order');
        return adopted(page.children[work % start.page], url(work));
      });
    };

    const show = async (works, mine) => {
      let shown = 0;
      const more = async () => {
        observer?.disconnect();
        const cards = await cardsOf(works.slice(shown, shown + batch));
        if (mine !== run) return;
        if (shown === 0) found.replaceChildren(...cards); else found.append(...cards);
        shown += cards.length;
        if (shown < works.length) observer = watch(found.lastElementChild, () => more().catch(fail(mine)));
      };
      await more();
    };

    const fail = mine => () => {
      if (mine !== run) return;
      delete root.dataset.asked;
      status.textContent = form.dataset.failed;
    };

    const asked = () => Object.fromEntries(fields.map(name => [name, form[name].value.trim()]).filter(([, v]) => v));

    const answer = async () => {
      const mine = ++run;
      const query = asked();
      const parameters = new URLSearchParams(query).toString();
      try {
        history.replaceState(history.state, '', parameters ? '?' + parameters : location.pathname);
      } catch {
        // Too many changes at once; the next one is remembered.
      }
      const isAsked = parameters !== '';
      clear.hidden = !isAsked;
      if (!isAsked) {
        delete root.dataset.asked;
        observer?.disconnect();
        status.textContent = '';
        grid.hidden = false;
        if (navigation) navigation.hidden = false;
        found.hidden = true;
        found.replaceChildren();
        return;
      }
      try {
        await begin();
        const sets = await Promise.all([
          ...wordsOf(query.q ?? '').map(word => worksOf(word, false)),
          ...fields.slice(1).filter(name => query[name]).map(name => worksOf(`${name[0]}:${query[name]}`, true)),
        ]);
        if (mine !== run) return;
        // What has no letter in it asks for nothing.
        const works = sets.length
          ? [...sets[0]].filter(work => sets.every(set => set.has(work))).sort((a, b) => a - b) : [];
        const words = works.length === 0 ? 'nothing' : works.length === 1 ? 'one' : 'other';
        if (works.length) await show(works, mine); else found.replaceChildren();
        if (mine !== run) return;
        status.textContent = form.dataset[words].replace('{number}', figure(works.length))
          .replace('{total}', figure(start.total));
        grid.hidden = true;
        if (navigation) navigation.hidden = true;
        found.hidden = false;
        delete root.dataset.asked;
      } catch {
        fail(mine)();
      }
    };

    const restore = () => {
      const parameters = new URLSearchParams(location.search);
      for (const name of fields) {
        const value = parameters.get(name) ?? '';
        // One that is not among the most used can still be asked for.
        if (value && form[name].options && ![...form[name].options].some(option => option.value === value)) {
          form[name].add(new Option(value, value));
        }
        form[name].value = value;
      }
      if (Object.keys(asked()).length) answer(); else delete root.dataset.asked;
    };

    // While one types, the next letter may change the question.
    let pause = 0;
    form.addEventListener('input', event => {
      clearTimeout(pause);
      pause = setTimeout(answer, event.target === form.q && form.q.value ? 120 : 0);
    });
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => setTimeout(() => { answer(); form.q.focus(); }));
    const early = () => begin().catch(() => {});
    form.addEventListener('pointerenter', early, { once: true });
    form.addEventListener('focusin', early, { once: true });
    restore();
  };

  // The lightbox: every picture of a page large, one after the other; at the ends it goes on to the neighbours' pages.

  const startLightbox = dialog => {
    const links = all('a[data-view]');
    const stage = one('.lightbox-stage', dialog);
    const title = one('.lightbox-title', dialog);
    const steps = all('[data-step]', dialog);
    const close = one('.lightbox-close', dialog);
    const prefix = '#view-';
    let current = -1;

    const pictures = new Map();
    const pictureAt = place => {
      if (!links[place]) return null;
      if (!pictures.has(place)) {
        const source = one('picture', links[place]) ?? one('picture', links[place].closest('figure'));
        const copy = source.cloneNode(true);
        for (const part of all('img, source', copy)) {
          const widest = Math.max(...[...part.srcset.matchAll(/ (\d+)w/g)].map(found => found[1]));
          part.sizes = `min(100vw, ${widest}px)`;
        }
        const picture = one('img', copy);
        picture.removeAttribute('class');
        picture.loading = 'eager';
        pictures.set(place, copy);
      }
      return pictures.get(place);
    };

    const neighbour = step => one(`.neighbours a[rel="${step > 0 ? 'next' : 'prev'}"]`);

    const show = place => {
      current = place;
      const picture = pictureAt(place);
      stage.replaceChildren(picture);
      title.textContent = one('img', picture).alt;
      for (const button of steps) {
        const step = Number(button.dataset.step);
        const isLast = !links[place + step] && !neighbour(step);
        // What is switched off would lose the focus to the page behind.
        if (isLast && button === document.activeElement) close.focus();
        button.disabled = isLast;
      }
      pictureAt(place + 1);
      pictureAt(place - 1);
      if (!dialog.open) dialog.showModal();
    };

    const go = step => {
      const next = current + step;
      if (links[next]) {
        history.replaceState(history.state, '', prefix + links[next].dataset.view);
        show(next);
      } else if (neighbour(step)) {
        location.replace(neighbour(step).href + prefix + (step > 0 ? 'first' : 'last'));
      }
    };

    // What the address says is what is shown.
    const follow = () => {
      if (!location.hash.startsWith(prefix)) return dialog.open && dialog.close();
      const name = location.hash.slice(prefix.length);
      const place = name === 'first' ? 0 : name === 'last' ? links.length - 1
        : links.findIndex(link => link.dataset.view === name);
      if (!links[place]) return;
      history.replaceState(history.state, '', prefix + links[place].dataset.view);
      show(place);
    };

    links.forEach((link, place) => link.addEventListener('click', event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState({ isLightbox: true }, '', prefix + link.dataset.view);
      show(place);
    }));
    for (const button of steps) button.addEventListener('click', () => go(Number(button.dataset.step)));
    close.addEventListener('click', () => dialog.close());
    // To the right, as one reads.
    const forwards = () => getComputedStyle(dialog).direction === 'rtl' ? -1 : 1;
    dialog.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step && !event.altKey && !event.ctrlKey && !event.metaKey) go(step * forwards());
    });
    dialog.addEventListener('close', () => {
      const link = links[current];
      stage.replaceChildren();
      if (location.hash.startsWith(prefix)) {
        if (history.state?.isLightbox) history.back();
        else history.replaceState(null, '', location.pathname + location.search);
      }
      link?.focus({ preventScroll: true });
      link?.scrollIntoView({ block: 'nearest' });
    });

    let startX = null;
    stage.addEventListener('pointerdown', event => { startX = event.isPrimary ? event.clientX : null; });
    stage.addEventListener('pointercancel', () => { startX = null; });
    stage.addEventListener('pointerup', event => {
      if (startX === null || visualViewport?.scale > 1) return;
      const moved = event.clientX - startX;
      startX = null;
      if (Math.abs(moved) > 48) go(moved < 0 ? forwards() : -forwards());
    });

    addEventListener('popstate', follow);
    follow();
  };

  all('.scheme-switch').forEach(startSchemeSwitch);
  all('.copy').forEach(startCopying);
  all('.compare-range').forEach(startComparing);
  const grid = one('.grid');
  if (grid && 'network' in root.dataset) {
    startExtending(grid);
    const form = one('.find');
    if (form) startFinding(form, grid);
  }
  const dialog = one('.lightbox');
  if (dialog && one('a[data-view]')) startLightbox(dialog);
})();
