import { type LineInput, regulationLine, regulationWindow, type WindowInput } from './preset.ts';

/**
 * Windows of the national frame (article R.6315-1): nights from 20, Saturday from noon, Sundays, holidays and bridge
 * days 8-20. Fees are the floors of 2021-12-24 (180 € for 12 hours, in proportion) and a usual 90 €/h of regulation.
 */

const sundays: WindowInput['days'] = ['sunday', 'holiday', 'bridge'];

/** @param factor on the fees: 1 for a fixed post, more where the doctor drives. */
function postWindows(factor: number, deepNight: boolean): WindowInput[] {
  return [
    { id: 'evening', days: ['daily'], start: '20:00', end: '24:00', fee: 60 * factor },
    ...(deepNight ? [{ id: 'night', days: ['daily' as const], start: '00:00', end: '08:00', fee: 120 * factor }] : []),
    { id: 'saturday', days: ['saturday'], start: '12:00', end: '20:00', fee: 120 * factor },
    { id: 'day', days: sundays, start: '08:00', end: '20:00', fee: 180 * factor },
  ];
}

export function fixedPost(territory: string, name: string, deepNight = false): LineInput {
  return { id: `${territory}-fixe`, name, role: 'fixed', territories: [territory], priority: 2, windows: postWindows(1, deepNight) };
}

export function mobilePost(id: string, name: string, territories: string[]): LineInput {
  return { id, name, role: 'mobile', territories, priority: 3, windows: postWindows(1.5, false) };
}

export const regulation: LineInput = regulationLine('Régulation libérale', [
  regulationWindow('week-20', ['weekday'], ['20:00', '23:00'], 2, 90),
  regulationWindow('week-23', ['weekday'], ['23:00', '08:00'], 1, 110),
  regulationWindow('saturday-12', ['saturday'], ['12:00', '20:00'], 2, 90),
  regulationWindow('saturday-20', ['saturday'], ['20:00', '23:00'], 2, 90),
  regulationWindow('saturday-23', ['saturday'], ['23:00', '08:00'], 1, 110),
  regulationWindow('sunday-8', sundays, ['08:00', '14:00'], 2, 90),
  regulationWindow('sunday-14', sundays, ['14:00', '20:00'], 2, 90),
  regulationWindow('sunday-20', sundays, ['20:00', '23:00'], 2, 90),
  regulationWindow('sunday-23', sundays, ['23:00', '08:00'], 1, 110),
]);
