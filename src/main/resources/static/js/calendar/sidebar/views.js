// The saved views at the top of the side panel. A click applies a view. The current view is marked, and a form saves and
// renames views.
import { ViewForm } from './view-form.js';
import { currentViewQuery, onState } from '../state.js';
import { formatViewQuery, parseViewQuery } from '../view-query.js';
import { create } from '../../core/dom.js';
import { address } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';
import { toast } from '../../core/toasts.js';

/** Loaded on demand: most page views need no request. @type {typeof import('./view-requests.js').viewRequest} */
const viewRequest = (method, path, json) => import('./view-requests.js')
  .then((requests) => requests.viewRequest(method, path, json), () => ({ answer: null, reason: text('offlineAction') }));

/** @typedef {import('../view-query.js').ViewState} ViewState */

export class Views {

  /**
   * @param {any} root
   * @param {(state: ViewState) => void} apply shows a view
   * @param {(name: string) => void} onMark called with the name of the current view, or an empty text
   */
  constructor(root, apply, onMark) {
    this.root = root;
    this.apply = apply;
    this.onMark = onMark;
    this.list = root.querySelector('.view-list');
    this.form = new ViewForm(root, (values, view) => this.#save(values, view));
    /** @type {SavedView[]} */
    this.views = JSON.parse(root.dataset.views);
    this.opened = null;
    addEventListener('focus', () => this.#refresh());
    onState(() => this.#mark());
    this.#draw();
  }

  #draw() {
    if (this.form.isOpen) {
      this.form.close();
    }
    const focused = this.list.contains(document.activeElement) && document.activeElement.dataset.key;
    this.list.replaceChildren(...this.views.map((view) => this.#row(view)));
    this.#mark();
    if (focused) {
      (this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`) ?? this.form.saver).focus();
    }
  }

  #row(view) {
    const link = create('a', { href: `${address('calendar')}?${view.query}`, class: 'name', 'data-key': `${view.id}-link` }, view.name);
    link.addEventListener('click', (event) => this.#open(event, view));
    const row = create('li', { 'data-id': view.id }, this.#symbol(view), link);
    if (view.start) {
      row.append(create('span', { class: 'muted start' }, text('viewsIsStart')));
    }
    const more = create('button', {
      type: 'button', class: 'btn btn-quiet btn-icon', 'aria-expanded': String(this.opened === view.id),
      'aria-label': text('viewsMore', { name: view.name }), 'data-key': `${view.id}-more`,
    }, icon('three-dots'));
    more.addEventListener('click', () => {
      this.opened = this.opened === view.id ? null : view.id;
      this.#draw();
    });
    row.append(more);
    if (this.opened === view.id) {
      row.append(this.#actions(view));
    }
    return row;
  }

  /** The colour of the team that shares the view, or a lock for a private view. */
  #symbol(view) {
    const hue = view.teamId && document.querySelector(`#filters input[name="team"][value="${CSS.escape(view.teamId)}"]`)?.dataset.hue;
    return view.teamId ? create('span', { class: `team-dot team-${hue ?? 0}`, 'aria-hidden': 'true' }) : icon('lock');
  }

  #actions(view) {
    const actions = create('div', { class: 'view-actions' });
    const add = (key, run) => {
      const button = create('button', { type: 'button', class: 'btn btn-quiet', 'data-key': `${view.id}-${key}` }, text(key));
      button.addEventListener('click', run);
      actions.append(button);
    };
    add(view.start ? 'viewsNoStart' : 'viewsMakeStart', () => this.#startWith(view));
    if (view.editable) {
      add('viewsRename', () => this.form.open(view, this.list.querySelector(`[data-id="${CSS.escape(view.id)}"]`)));
      add('viewsUpdate', () => this.#change(view, { query: currentViewQuery() }));
      add('viewsDelete', () => this.#delete(view));
    }
    return actions;
  }

  #open(event, view) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.apply(parseViewQuery(view.query));
    }
  }

  #mark() {
    const shown = currentViewQuery();
    const isCurrent = (view) => formatViewQuery(parseViewQuery(view.query)) === shown;
    this.views.forEach((view, index) => {
      const link = this.list.children[index]?.querySelector('a');
      if (isCurrent(view)) {
        link?.setAttribute('aria-current', 'true');
      }
      else {
        link?.removeAttribute('aria-current');
      }
    });
    this.onMark(this.views.find(isCurrent)?.name ?? '');
  }

  /** Saves the current filters as a new view, or changes name and team of an existing one. @returns whether it was saved */
  async #save(values, view) {
    const saved = view ? await this.#send('PATCH', `api/views/${view.id}`, values)
      : await this.#send('POST', 'api/views', { ...values, query: currentViewQuery() });
    if (saved) {
      this.form.close();
      this.#putView(saved, text('viewsSaved', { name: saved.name }));
      this.list.querySelector(`[data-key="${CSS.escape(saved.id)}-link"]`)?.focus();
    }
    return Boolean(saved);
  }

  async #change(view, values) {
    const saved = await this.#send('PATCH', `api/views/${view.id}`, values);
    if (saved) {
      this.#putView(saved, text('viewsSaved', { name: saved.name }));
    }
  }

  async #startWith(view) {
    if (await this.#send('PUT', 'api/me/start-view', { id: view.start ? null : view.id })) {
      this.views = this.views.map((other) => ({ ...other, start: other.id === view.id && !view.start }));
      this.#draw();
      toast(text(view.start ? 'viewsNotStart' : 'viewsNowStart', { name: view.name }), { level: 'success', about: 'view' });
    }
  }

  async #delete(view) {
    if (await this.#send('DELETE', `api/views/${view.id}`)) {
      this.views = this.views.filter(({ id }) => id !== view.id);
      this.#draw();
      const undo = { label: text('undo'), run: () => this.#restore(view) };
      toast(text('viewsDeleted', { name: view.name }), { level: 'success', about: 'view', action: undo });
    }
  }

  async #restore({ name, query, teamId, start }) {
    const saved = await this.#send('POST', 'api/views', { name, query, teamId });
    if (saved) {
      const isStart = start && await this.#send('PUT', 'api/me/start-view', { id: saved.id });
      this.#putView({ ...saved, start: Boolean(isStart) }, text('viewsSaved', { name }));
    }
  }

  #putView(saved, message) {
    this.opened = null;
    this.views = [...this.views.filter(({ id }) => id !== saved.id), saved].sort((one, other) => one.name.localeCompare(other.name));
    this.#draw();
    toast(message, { level: 'success', about: 'view' });
  }

  /** @returns the response, null if the request failed; the form or a toast shows the reason */
  async #send(method, path, body) {
    const { answer, reason } = await viewRequest(method, path, body);
    if (reason && this.form.isOpen) {
      this.form.showError(reason);
    }
    else if (reason) {
      toast(reason, { level: 'error', about: 'view' });
    }
    return answer;
  }

  /** Other people may have shared, changed or deleted views. */
  async #refresh() {
    const { answer } = await viewRequest('GET', 'api/views');
    if (answer && !this.form.isOpen && JSON.stringify(answer) !== JSON.stringify(this.views)) {
      this.views = answer;
      this.#draw();
    }
  }

}
