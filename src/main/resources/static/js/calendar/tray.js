// What has no dates yet, in the side panel: open items first, as far as the filters go and the
// reader may plan them. It is fetched anew when the calendar turns out to be of another version.
import { address, make, text } from '../page.js';
import { statusWord } from './event-look.js';
import { request } from './saving.js';
import { filterParameters } from './state.js';

const SIZE = 50;
const KEY = 'kalends.tray';

export class Tray {

  constructor(root) {
    this.root = root;
    this.list = root.querySelector('.tray-list');
    this.items = [];
    this.total = 0;
    this.asked = 0;
    this.known = null;
    this.isDragging = false;
    root.open = localStorage.getItem(KEY) !== 'closed';
    root.querySelector('summary').addEventListener('click', () => localStorage.setItem(KEY, root.open ? 'closed' : 'open'));
  }

  /** Shows what belongs to this version of the calendar. */
  async follow(version) {
    const filters = filterParameters();
    const wanted = `${version}?${filters}`;
    if (wanted === this.known || this.isDragging) {
      return;
    }
    this.known = wanted;
    const question = ++this.asked;
    const query = new URLSearchParams([...filters, ['scheduled', 'false'], ['editable', 'true'], ['sort', 'status'], ['size', String(SIZE)]]);
    try {
      const { body: { items, page } } = await request(`api/work-items?${query}`);
      if (question === this.asked) {
        Object.assign(this, { items, total: page.totalItems });
        this.#draw();
      }
    }
    catch {
      // The feed says what is wrong; what is here stays until it can be fetched.
      if (question === this.asked) {
        this.known = null;
      }
    }
  }

  find(id) {
    return this.items.find((item) => item.id === id);
  }

  /** Takes an item out; answers that are on their way cannot bring it back. */
  take(id) {
    if (this.find(id)) {
      this.#change(this.items.filter((item) => item.id !== id), this.total - 1);
    }
  }

  put(item) {
    this.#change([item, ...this.items.filter(({ id }) => id !== item.id)], this.total + (this.find(item.id) ? 0 : 1));
  }

  /** Whether something is being dragged that could be dropped here. */
  set isTarget(is) {
    this.root.classList.toggle('target', is);
    this.root.open = is || localStorage.getItem(KEY) !== 'closed';
    this.#arrange();
  }

  #change(items, total) {
    this.asked++;
    this.known = null;
    Object.assign(this, { items, total });
    this.#draw();
  }

  #draw() {
    const drawn = JSON.stringify([this.items, this.total]);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      const focusAgain = this.#keepFocus();
      this.list.replaceChildren(...this.items.map(row));
      this.#arrange();
      focusAgain();
    }
  }

  #arrange() {
    this.root.hidden = this.total === 0 && !this.root.classList.contains('target');
    this.root.querySelector('.count').textContent = this.total || '';
    const more = this.root.querySelector('.tray-more');
    more.hidden = this.total <= this.items.length;
    more.textContent = text('trayMore', { number: this.total });
    more.href = `${address('work-items')}?${new URLSearchParams([...filterParameters(), ['scheduled', 'false']])}`;
  }

  /** Where an item is gone, the one that took its place has the focus. */
  #keepFocus() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
    const rows = [...this.list.children];
    const index = rows.findIndex((one) => one.contains(focused));
    const { item } = focused?.closest('li').dataset ?? {};
    const kind = focused?.matches('button') ? 'button' : 'a';
    return () => {
      if (focused && !focused.isConnected) {
        const next = [...this.list.children].find((one) => one.dataset.item === item) ?? this.list.children[Math.min(index, this.items.length - 1)];
        (next?.querySelector(kind) ?? document.querySelector('#main')).focus({ preventScroll: true });
      }
    };
  }

}

function row({ id, title, type, status }) {
  const name = text('trayItem', { title, type: text(`type-${type}`), status: statusWord(status) });
  return make('li', { 'data-item': id, class: `status-${status}` },
    make('a', {
      class: 'tray-item', href: address(`work-items/${id}`), 'data-dialog': '', 'data-modal': address(`work-items/${id}/modal`),
      'data-title': title, 'data-item': id, 'aria-label': name, title,
    }, make('span', { class: `swatch swatch-${type}` }), make('span', { class: 'glyph', 'aria-hidden': 'true' }, text(`glyph-${status}`)),
    make('span', { class: 'name' }, title)),
    make('button', { type: 'button', class: 'btn btn-quiet', 'aria-label': text('planToday', { title }) }, text('trayToday')));
}
