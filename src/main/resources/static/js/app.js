// The entry point of every page.
import './item/dialog.js';
import './core/toasts.js';
import './core/session.js';
import './core/htmx-requests.js';
import './core/keep-focus.js';
import './item/undo.js';
import './item/title-editor.js';
import './item/form.js';
import './item/availability.js';
import './item/description-preview.js';
import './item/copy-link.js';
import './item/item-page.js';
import './page/theme.js';
import './page/team-acceptance.js';
import './page/device-zone.js';
import './page/offline.js';
import './search/palette-opener.js';
