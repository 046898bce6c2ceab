// The entry point of every page.
import './item/dialog.js';
import './item/dialog-return.js';
import './core/single-submit.js';
import './core/submit-key.js';
import './core/toasts.js';
import './core/session.js';
import './core/htmx-requests.js';
import './core/keep-focus.js';
import './item/undo.js';
import './page/theme.js';
import './page/sign-out.js';
import './page/team-acceptance.js';
import './page/device-zone.js';
import './page/offline.js';
import './search/palette-opener.js';

// Pages that are not updated by their own scripts.
if (document.querySelector('[data-work-item-page], [data-reload-on-undo]')) {
  import('./item/item-page.js');
}
