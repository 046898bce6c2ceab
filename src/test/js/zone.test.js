import { equal, test } from './harness.js';
import { sameClocks, withOffset, Zone } from '../../main/resources/static/js/core/zone.js';

const berlin = new Zone('Europe/Berlin');
const manila = new Zone('Asia/Manila');

/** @param {Zone} zone @param {string} instant */
const clock = (zone, instant) => zone.clockAt(new Date(instant)).toISOString().slice(0, 19);

/** @param {Zone} zone @param {string} time on its clock */
const instant = (zone, time) => zone.instantOf(new Date(`${time}Z`)).toISOString().slice(0, 19);

test('a zone has its own clock, independent of the device', () => {
  equal(clock(manila, '2025-10-15T02:00:00Z'), '2025-10-15T10:00:00');
  equal(instant(manila, '2025-10-15T10:00:00'), '2025-10-15T02:00:00');
  equal(clock(new Zone('America/New_York'), '2025-10-15T02:00:00Z'), '2025-10-14T22:00:00');
  equal(clock(new Zone('Asia/Kathmandu'), '2025-10-15T02:00:00Z'), '2025-10-15T07:45:00');
});

test('the day on which clocks change has both offsets', () => {
  equal(['2025-10-26T00:59:59Z', '2025-10-26T01:00:00Z'].map((at) => clock(berlin, at)), ['2025-10-26T02:59:59', '2025-10-26T02:00:00']);
  equal(['2025-03-30T00:59:59Z', '2025-03-30T01:00:00Z'].map((at) => clock(berlin, at)), ['2025-03-30T01:59:59', '2025-03-30T03:00:00']);
});

test('of a time that clocks show twice the first one counts', () => {
  equal(['01:59', '02:00', '02:59', '03:00'].map((time) => instant(berlin, `2025-10-26T${time}:00`).slice(11, 16)), ['23:59', '00:00', '00:59', '02:00']);
});

test('a time that clocks skip is later by the length of the gap', () => {
  equal(['01:59', '02:00', '02:30', '03:00'].map((time) => instant(berlin, `2025-03-30T${time}:00`).slice(11, 16)), ['00:59', '01:00', '01:30', '01:00']);
  equal(instant(new Zone('Africa/Cairo'), '2025-04-25T00:00:00'), '2025-04-24T22:00:00');
});

test('every instant of a year has a clock time, and the clock time leads back to it outside of the repeated hour', () => {
  for (const zone of [berlin, manila, new Zone('Australia/Lord_Howe'), new Zone('Pacific/Apia')]) {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2026, 0, 1); at += 5 * 1_800_000) {
      const back = zone.instantOf(zone.clockAt(at)).getTime();
      if (back !== at && zone.clockAt(back).getTime() !== zone.clockAt(at).getTime()) {
        throw new Error(`${zone.name} ${new Date(at).toISOString()}`);
      }
    }
  }
});

test('the bounds of a window carry the offset of their day', () => {
  equal(withOffset(new Date('2025-10-26T00:00Z')), '2025-10-26T00:00:00+02:00');
  equal(withOffset(new Date('2025-10-27T00:00Z')), '2025-10-27T00:00:00+01:00');
});

test('zones with the same rules have the same clocks', () => {
  equal(sameClocks(berlin, new Zone('Europe/Zurich')), true);
  equal(sameClocks(berlin, manila), false);
  equal(sameClocks(new Zone('Europe/London'), new Zone('UTC')), false);
});
