import { equal, test } from './harness.js';
import { fill } from '../../main/resources/static/js/core/i18n.js';

test('a title from right to left is isolated', () => {
  equal(fill('Moved “{title}” to {day}', { title: '\u05d3\u05d5\u05d7 3', day: '3 May' }), 'Moved “\u2068\u05d3\u05d5\u05d7 3\u2069” to 3 May');
  equal(fill('Moved “{title}”', { title: 'Größe {day}' }), 'Moved “Größe {day}”');
  equal(fill('{constructor} {number}', { number: 1204 }), '{constructor} 1,204');
});
