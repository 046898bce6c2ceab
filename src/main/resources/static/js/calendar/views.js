// The saved views at the top of the side panel. One is applied with a click, and marked while
// it is what is shown; a form in place keeps and renames them.
import { address, icon, make, text } from '../page.js';
import { toast } from '../toasts.js';
import { onState, read, viewQuery } from './state.js';
import { ViewForm } from './view-form.js';

/** What asks the server is loaded when there is something to ask. */
const viewRequest = (...request) => import('./view-requests.js')
  .then((requests) => requests.viewRequest(...request), () => ({ answer: null, reason: text('offlineAction') }));

export class Views {

  /** @param apply shows { view, filters } */
  constructor(root, apply) {
    Object.assign(this, { root, apply });
    this.list = root.querySelector('.view-list');
    this.form = new ViewForm(root, (what, view) => this.#keep(what, view));
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
    const link = make('a', { href: `${address('calendar')}?${view.query}`, class: 'name', 'data-key': `${view.id}-link` }, view.name);
    link.addEventListener('click', (event) => this.#open(event, view));
    const row = make('li', { 'data-id': view.id }, this.#dot(view), link);
    if (view.start) {
      row.append(make('span', { class: 'muted start' }, text('viewsIsStart')));
    }
    const more = make('button', {
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

  /** The colour of the team that shares it; a view of one's own has none. */
  #dot(view) {
    const hue = view.teamId && document.querySelector(`#filters input[name="team"][value="${CSS.escape(view.teamId)}"]`)?.dataset.hue;
    return view.teamId ? make('span', { class: `team-dot team-${hue ?? 0}`, 'aria-hidden': 'true' }) : icon('lock');
  }

  #actions(view) {
    const actions = make('div', { class: 'view-actions' });
    const add = (key, run) => {
      const button = make('button', { type: 'button', class: 'btn btn-quiet', 'data-key': `${view.id}-${key}` }, text(key));
      button.addEventListener('click', run);
      actions.append(button);
    };
    add(view.start ? 'viewsNoStart' : 'viewsMakeStart', () => this.#startWith(view));
    if (view.editable) {
      add('viewsRename', () => this.form.open(view, this.list.querySelector(`[data-id="${CSS.escape(view.id)}"]`)));
      add('viewsUpdate', () => this.#change(view, { query: viewQuery() }));
      add('viewsDelete', () => this.#delete(view));
    }
    return actions;
  }

  #open(event, view) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.apply(read(view.query));
    }
  }

  #mark() {
    const shown = viewQuery();
    this.views.forEach((view, index) => {
      const link = this.list.children[index]?.querySelector('a');
      const current = viewQuery(read(view.query)) === shown;
      link?.toggleAttribute('aria-current', current);
      if (current) {
        link?.setAttribute('aria-current', 'true');
      }
    });
  }

  /** Keeps what is shown as a new view, or gives one that is there another name and team. */
  async #keep(what, view) {
    const saved = view ? await this.#send('PATCH', `api/views/${view.id}`, what)
      : await this.#send('POST', 'api/views', { ...what, query: viewQuery() });
    if (saved) {
      this.form.close();
      this.#take(saved, text('viewsSaved', { name: saved.name }));
      this.list.querySelector(`[data-key="${CSS.escape(saved.id)}-link"]`)?.focus();
    }
  }

  async #change(view, what) {
    const saved = await this.#send('PATCH', `api/views/${view.id}`, what);
    if (saved) {
      this.#take(saved, text('viewsSaved', { name: saved.name }));
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
      const again = start && await this.#send('PUT', 'api/me/start-view', { id: saved.id });
      this.#take({ ...saved, start: Boolean(again) }, text('viewsSaved', { name }));
    }
  }

  #take(saved, said) {
    this.opened = null;
    this.views = [...this.views.filter(({ id }) => id !== saved.id), saved].sort((one, other) => one.name.localeCompare(other.name));
    this.#draw();
    toast(said, { level: 'success', about: 'view' });
  }

  /** @return what the server answered, null when it refused; the reason stands in the form or in a toast */
  async #send(method, path, body) {
    const { answer, reason } = await viewRequest(method, path, body);
    if (reason && this.form.isOpen) {
      this.form.refuse(reason);
    }
    else if (reason) {
      toast(reason, { level: 'error', about: 'view' });
    }
    return answer;
  }

  /** Others may have shared, changed or deleted some meanwhile. */
  async #refresh() {
    const { answer } = await viewRequest('GET', 'api/views');
    if (answer && !this.form.isOpen && JSON.stringify(answer) !== JSON.stringify(this.views)) {
      this.views = answer;
      this.#draw();
    }
  }

}
