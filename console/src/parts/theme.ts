const kept = localStorage.getItem('vigie.theme');
if (kept) document.documentElement.dataset.theme = kept;

/** The other of light and dark, from now on. */
export function toggleTheme(): void {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  const next = dark ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem('vigie.theme', next);
}
