// What forms and the pages of items need. The calendar loads it before it opens the first dialog.
import './form.js';
import './availability.js';
import './description-preview.js';
import './copy-link.js';
import './title-editor.js';
import './recurrence-picker.js';
import './series-forms.js';
import '../drafts/drafts.js';
