import { equal, test } from './harness.js';
import { letterOf } from '../../main/resources/static/js/core/keys.js';

test('a letter is where the layout has it', () => {
  equal(letterOf({ key: 'z', code: 'KeyY' }), 'z');
  equal(letterOf({ key: 'Z', code: 'KeyZ' }), 'z');
  equal(letterOf({ key: 'y', code: 'KeyZ' }), 'y');
});

test('without Latin letters, the place of the key decides', () => {
  equal(letterOf({ key: 'я', code: 'KeyZ' }), 'z');
  equal(letterOf({ key: 'Я', code: 'KeyZ' }), 'z');
  equal(letterOf({ key: 'ν', code: 'KeyN' }), 'n');
  equal(letterOf({ key: 'л', code: 'KeyK' }), 'k');
});

test('other keys keep their names', () => {
  equal(letterOf({ key: 'Enter', code: 'Enter' }), 'Enter');
  equal(letterOf({ key: '?', code: 'Minus' }), '?');
  equal(letterOf({ key: '.', code: 'Slash' }), '.');
  equal(letterOf({ key: '/', code: 'KeyQ' }), '/');
});
