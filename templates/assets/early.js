// What must be known before anything is painted: whether scripts run, which colours were chosen, and which picture a
// page change carries along.
(() => {
  'use strict';
  const root = document.documentElement;
  root.dataset.script = '';
  // What loads more of the site cannot do so from a disk.
  const hasNetwork = location.protocol !== 'file:';
  if (hasNetwork) root.dataset.network = '';
  // Where the address asks for something, its answer is the first that is seen; the whole gallery if none comes.
  if (hasNetwork && /[?&](q|tag|model|quality|album)=/.test(location.search)) {
    root.dataset.asked = '';
    setTimeout(() => delete root.dataset.asked, 4000);
  }

  try {
    const scheme = localStorage.getItem('gallery-scheme');
    if (scheme === 'light' || scheme === 'dark') root.dataset.scheme = scheme;
  } catch {
    // Without storage the system's colours hold.
  }

  // The picture that a visitor comes from or goes to keeps its identity over the change of pages.
  const carry = address => {
    if (!address) return;
    const url = address.split('#')[0];
    for (const link of document.querySelectorAll('.grid a')) {
      if (link.href === url) {
        const picture = link.querySelector('img');
        if (picture) picture.style.viewTransitionName = 'work';
        return;
      }
    }
  };
  const release = transition => transition.finished.finally(() => {
    for (const picture of document.querySelectorAll('.grid img')) picture.style.viewTransitionName = '';
  });

  addEventListener('pageswap', event => {
    if (event.viewTransition) carry(event.activation?.entry?.url);
  });
  addEventListener('pagereveal', event => {
    if (!event.viewTransition) return;
    carry(window.navigation?.activation?.from?.url);
    release(event.viewTransition);
  });
})();
