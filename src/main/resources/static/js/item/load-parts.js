// Loads what forms and items need, before the first of them is shown.

/** @type {Promise<unknown> | null} */
let loading = null;

/** Resolves without it if there is no connection; the next call tries again. */
export function loadParts() {
  loading ??= import('./parts.js').catch(() => { loading = null; });
  return loading;
}

// A page that follows a sent form finds out whether it was saved (drafts.js).
if (sessionStorage.getItem('kalends.sent-draft')) {
  loadParts();
}
