import { equal, test } from './harness.js';
import { searchText } from '../../main/resources/static/js/core/search-text.js';

test('texts that look the same have one normal form', () => {
  [['Mu\u0308nchen', 'M\u00fcnchen'], ['Straße', 'STRASSE'], ['ΟΔΟΣ', 'οδός'], ['Café', 'cafe'], ['İzmir', 'izmir'], ['dışarı', 'DISARI'],
    ['Łódź', 'lodz'], ['Ｋａｌ', 'kal'], ['Ann’s', "ann's"], ['2025–26', '2025-26']]
    .forEach(([one, other]) => equal(searchText(one), searchText(other)));
});

test('different letters stay different', () => {
  equal(searchText('か') === searchText('が'), false);
  equal(searchText('bear') === searchText('beer'), false);
});
