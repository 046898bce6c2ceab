// The form for the name and team of a saved view: under the list for a new view, under its row for an existing one.
import { whileSending } from '../../core/single-submit.js';

/** Loaded on demand. Without a connection, a view is neither saved nor kept as a draft. */
const loadDrafts = () => import('../../drafts/drafts.js').catch(() => null);

export class ViewForm {

  /**
   * @param {any} root
   * @param {(values: { name: string, teamId: string | null }, view: SavedView | null) => Promise<boolean>} submit saves the view, null for a
   * new one
   */
  constructor(root, submit) {
    this.root = root;
    this.form = root.querySelector('#view-form');
    this.saver = root.querySelector('#save-view');
    this.name = this.form.querySelector('#view-name');
    this.team = this.form.querySelector('#view-team');
    this.error = this.form.querySelector('#view-error');
    this.view = null;
    /** @type {typeof import('../../drafts/drafts.js') | null} */
    this.drafts = null;
    this.saver.addEventListener('click', () => this.open(null));
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      whileSending(this.form, async () => {
        if (await submit({ name: this.name.value.trim(), teamId: this.team.value || null }, this.view)) {
          this.drafts?.forgetDraft(this.form);
        }
      });
    });
    this.form.addEventListener('keydown', (event) => event.key === 'Escape' && this.#cancel(event));
    this.form.querySelector('[data-cancel]').addEventListener('click', (event) => this.#cancel(event));
  }

  get isOpen() {
    return !this.form.hidden;
  }

  /** @param {SavedView | null} view null for a new one @param {Element} [parent] */
  open(view, parent = this.root) {
    this.view = view;
    parent.append(this.form);
    this.form.hidden = false;
    this.saver.hidden = !view;
    this.showError('');
    this.name.value = this.name.defaultValue = view?.name ?? '';
    this.team.value = view?.teamId ?? '';
    this.form.dataset.draft = `view/${view?.id ?? 'new'}`;
    this.#openDraft({ [this.name.id]: [this.name.value], [this.team.id]: [this.team.value] });
    this.name.focus();
    this.name.select();
  }

  /** @param {import('../../drafts/draft.js').Values} shown by the form, which may have been typed into before this is loaded */
  async #openDraft(shown) {
    const { draft } = this.form.dataset;
    this.drafts ??= await loadDrafts();
    if (this.isOpen && this.form.dataset.draft === draft) {
      this.drafts?.openDraft(this.form, shown);
    }
  }

  close() {
    this.root.append(this.form);
    this.form.hidden = true;
    this.saver.hidden = false;
  }

  /** @param {string} reason empty to remove the message */
  showError(reason) {
    this.error.textContent = reason;
    if (reason) {
      this.name.setAttribute('aria-invalid', 'true');
      this.name.focus();
    }
    else {
      this.name.removeAttribute('aria-invalid');
    }
  }

  #cancel(event) {
    event.preventDefault();
    event.stopPropagation();
    this.drafts?.forgetDraft(this.form);
    const opener = this.view && this.root.querySelector(`[data-key="${CSS.escape(this.view.id)}-viewsRename"]`);
    this.close();
    (opener ?? this.saver).focus();
  }

}
