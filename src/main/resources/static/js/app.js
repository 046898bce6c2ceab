// What runs on every page.
import './toasts.js';
import './undo.js';
import './requests.js';
import './session.js';
import './dialog.js';
import './theme-choice.js';
import './title.js';
import './work-item-form.js';
import './item-extras.js';
import './team-acceptance.js';
import './pages.js';
import './offline.js';
import './finding/search.js';
