/** A week of one line and four people: what is measured is the way there and back. */
export const smallProblem = {
  period: { start: '2027-01-04', end: '2027-01-10' },
  lines: [{ id: 'fixe', windows: [{ id: 'evening', start: '20:00', end: '24:00', fee: 50 }] }],
  participants: ['a', 'b', 'c', 'd'].map((id) => ({ id })),
  rules: [{ type: 'minRest', hours: 11 }],
  options: { asOf: '2026-11-21', timeLimitSeconds: 5 },
};
