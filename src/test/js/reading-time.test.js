import { equal, test } from './harness.js';
import { readingTime } from '../../main/resources/static/js/core/reading-time.js';

test('a short message stays for six seconds', () => equal(readingTime('Saved.'), 6000));

test('a long message stays as long as it takes to read', () => equal(readingTime('a'.repeat(200)), 18_000));
