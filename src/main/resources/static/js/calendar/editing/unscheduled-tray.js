// The tray in the side panel: items without dates that match the filters and that the viewer may edit, open ones first. It
// is refetched when the version of the calendar changes.
import { filterParameters } from '../state.js';
import { statusText } from '../view/event-content.js';
import { create } from '../../core/dom.js';
import { address, request } from '../../core/http.js';
import { text } from '../../core/i18n.js';
import { icon } from '../../core/icons.js';

const SIZE = 50;
const KEY = 'kalends.tray';

export class UnscheduledTray {

  /** @param {any} root */
  constructor(root) {
    this.root = root;
    this.list = root.querySelector('.tray-list');
    this.items = [];
    this.total = 0;
    this.latest = 0;
    this.known = null;
    this.isDragging = false;
    this.running = Promise.resolve();
    root.open = localStorage.getItem(KEY) !== 'closed';
    root.querySelector('summary').addEventListener('click', () => localStorage.setItem(KEY, root.open ? 'closed' : 'open'));
  }

  /** Shows the items of this version of the calendar. @param {string | null} version */
  follow(version) {
    const filters = filterParameters();
    const wanted = `${version}?${filters}`;
    if (wanted === this.known || this.isDragging) {
      return;
    }
    this.known = wanted;
    this.running = this.#fetch(filters);
  }

  async #fetch(filters) {
    const number = ++this.latest;
    const query = new URLSearchParams([...filters, ['scheduled', 'false'], ['editable', 'true'], ['sort', 'status'], ['size', String(SIZE)]]);
    try {
      const { body: { items, page } } = await request(`api/work-items?${query}`, { about: 'feed' });
      if (number === this.latest) {
        Object.assign(this, { items, total: page.totalItems });
        this.#draw();
      }
    }
    catch {
      // The feed reports the problem; the items stay until the next fetch.
      if (number === this.latest) {
        this.known = null;
      }
    }
  }

  /** @param {string} id */
  find(id) {
    return this.items.find((item) => item.id === id);
  }

  /** Removes an item; running requests cannot restore it. @param {string} id */
  remove(id) {
    if (this.find(id)) {
      this.#change(this.items.filter((item) => item.id !== id), this.total - 1);
    }
  }

  /** Adds an item at the top, or moves it there. */
  put(item) {
    this.#change([item, ...this.items.filter(({ id }) => id !== item.id)], this.total + (this.find(item.id) ? 0 : 1));
  }

  /** Whether an event is being dragged that can be dropped here. @param {boolean} isTarget */
  set isTarget(isTarget) {
    this.root.classList.toggle('target', isTarget);
    this.root.open = isTarget || localStorage.getItem(KEY) !== 'closed';
    this.#update();
  }

  #change(items, total) {
    this.latest++;
    this.known = null;
    Object.assign(this, { items, total });
    this.#draw();
  }

  #draw() {
    const drawn = JSON.stringify([this.items, this.total]);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      const restoreFocus = this.#keepFocus();
      this.list.replaceChildren(...this.items.map(row));
      this.#update();
      restoreFocus();
    }
  }

  #update() {
    this.root.hidden = this.total === 0 && !this.root.classList.contains('target');
    this.root.querySelector('.count').textContent = this.total || '';
    const more = this.root.querySelector('.tray-more');
    more.hidden = this.total <= this.items.length;
    more.textContent = text('trayMore', { number: this.total });
    more.href = `${address('work-items')}?${new URLSearchParams([...filterParameters(), ['scheduled', 'false']])}`;
  }

  /** If the focused item is gone, the focus moves to the item in its place. */
  #keepFocus() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const rows = [...this.list.children];
    const index = rows.findIndex((one) => one.contains(focused));
    const { item } = focused?.closest('li').dataset ?? {};
    const kind = focused?.dataset.plan ? `[data-plan="${focused.dataset.plan}"]` : 'a';
    return () => {
      if (focused && !focused.isConnected) {
        const next = [...this.list.children].find((one) => one.dataset.item === item) ?? this.list.children[Math.min(index, this.items.length - 1)];
        (next?.querySelector(kind) ?? document.querySelector('#main')).focus({ preventScroll: true });
      }
    };
  }

}

function row({ id, title, type, status }) {
  const name = text('trayItem', { title, type: text(`type-${type}`), status: statusText(status) });
  return create('li', { 'data-item': id, class: `status-${status}` },
    create('a', {
      class: 'tray-item', href: address(`work-items/${id}`), 'data-dialog': '', 'data-modal': address(`work-items/${id}/modal`),
      'data-title': title, 'data-item': id, 'aria-label': name, title,
    }, create('span', { class: `swatch swatch-${type}` }), create('span', { class: 'glyph', 'aria-hidden': 'true' }, text(`glyph-${status}`)),
    create('span', { class: 'name' }, title)),
    create('button', { type: 'button', class: 'btn btn-quiet', 'data-plan': 'today', 'aria-label': text('planToday', { title }) }, text('trayToday')),
    create('button', { type: 'button', class: 'btn btn-quiet', 'data-plan': 'on', 'aria-haspopup': 'dialog', 'aria-label': text('planOn', { title }),
      title: text('planOn', { title }) }, icon('calendar3')));
}
