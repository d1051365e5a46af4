import type { MonthFigures } from './figures.ts';

const width = 720;
const height = 360;
const margin = { left: 50, right: 170, top: 30, bottom: 40 };

const curves = [
  { key: 'largest', name: 'largest', color: '#b00020' },
  { key: 'p95', name: '95 %', color: '#1f5fa8' },
  { key: 'mean', name: 'mean', color: '#2b8a3e' },
  { key: 'fairShare', name: 'fair share of a month', color: '#888888' },
] as const;

/** Spread of balances month by month, as an SVG picture. */
export function ledgerPlot(months: readonly MonthFigures[]): string {
  const top = Math.max(...months.flatMap((month) => curves.map(({ key }) => month[key])), 1);
  const x = (i: number) => margin.left + (i * (width - margin.left - margin.right)) / Math.max(1, months.length - 1);
  const y = (value: number) => height - margin.bottom - (value * (height - margin.top - margin.bottom)) / top;
  const step = Math.max(1, Math.ceil(top / 6 / 5) * 5);
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
  const parts = [
    ...ticks.map(
      (value) =>
        `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/><text x="${margin.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    ),
    ...months.map(({ month }, i) => `<text x="${x(i)}" y="${height - margin.bottom + 18}" text-anchor="middle">${month.slice(5)}</text>`),
    ...curves.map(
      ({ key, color }) =>
        `<polyline fill="none" stroke="${color}" stroke-width="2" points="${months.map((month, i) => `${x(i).toFixed(1)},${y(month[key]).toFixed(1)}`).join(' ')}"/>`,
    ),
    ...curves.map(
      ({ name, color }, i) => `<text x="${width - margin.right + 12}" y="${margin.top + 12 + 18 * i}" fill="${color}">${name}</text>`,
    ),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
<text x="${margin.left}" y="18">|balance| after each month, points (La Réunion, twelve months)</text>
${parts.join('\n')}
</svg>
`;
}
