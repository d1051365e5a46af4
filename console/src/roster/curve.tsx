import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { levelText, t } from '../words/index.ts';
import type { Told } from './store.ts';

/** Colours that stay apart for colour-blind eyes (Okabe and Ito), each with a dash of its own. */
const strokes = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5], [1, 4]];

/** The gap left to the best possible value as the run goes on, a curve a level; the same as a table beneath. */
export function Curve({ told }: { readonly told: readonly Told[] }) {
  const box = useRef<HTMLDivElement>(null);
  const names = [...new Set(told.map(({ level, priority }) => levelText(level, priority)))];
  useEffect(() => {
    if (box.current === null) return;
    const data = dataOf(told, names);
    const width = box.current.clientWidth;
    const ink = getComputedStyle(document.body).color;
    const axis = { stroke: ink, grid: { stroke: 'rgba(128,128,128,.2)' } };
    const plot = new uPlot(
      {
        width,
        height: 150,
        scales: { x: { time: false }, y: { range: (_, __, max) => [0, Math.max(max, 1)] } },
        axes: [
          { ...axis, label: t('run.seconds'), labelSize: 18 },
          { ...axis, values: (_, ticks) => ticks.map((tick) => `${tick} %`), size: 56 },
        ],
        series: [
          { label: t('run.seconds') },
          ...names.map((label, i) => ({ label, stroke: strokes[i % 6], width: 2, dash: dashes[i % 6], spanGaps: true })),
        ],
        legend: { live: false },
        cursor: { show: false },
      },
      data,
      box.current,
    );
    return () => plot.destroy();
  }, [told]);
  return (
    <figure class="curve">
      <figcaption class="muted">{t('run.curve')}</figcaption>
      <div ref={box} aria-hidden="true" />
    </figure>
  );
}

/** Seconds, and for each level its gap in percent; what is not known yet is left open. */
function dataOf(told: readonly Told[], names: readonly string[]): uPlot.AlignedData {
  const seconds = told.map((entry) => entry.seconds);
  const series = names.map((name) =>
    told.map((entry) =>
      levelText(entry.level, entry.priority) === name && entry.bound !== null
        ? (100 * Math.max(0, entry.value - entry.bound)) / Math.max(1, Math.abs(entry.value))
        : null,
    ),
  );
  return [seconds, ...series] as uPlot.AlignedData;
}
