// Applies the chosen or the system's colour scheme before the first paint.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem('kalends.theme');
    } catch {
      // Storage may be closed to us; the system's preference decides then.
    }
    document.documentElement.dataset.bsTheme = chosen ?? (system.matches ? 'dark' : 'light');
  };
  system.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('kalends:theme', apply);
  apply();
})();
