/** Hits a year as small bars; a bar chooses its year. */
import type { FacetValue } from '../../search/api.ts';
import { make } from '../page.ts';
import { messages, parts } from './page-parts.ts';

/** Years without hits are shown as gaps, unless there would be more bars than this. */
const MOST_BARS = 90;

/** All years from the first to the last, or only those with hits where these are far apart. */
export function barsOf(values: readonly FacetValue[]): { readonly year: string; readonly hits: number }[] {
  const known = new Map(values.map(({ value, hits, documents }) => [value, Math.max(hits, documents)]));
  const years = [...known.keys()].sort();
  const [first = 0, last = 0] = [Number(years[0]), Number(years.at(-1))];
  const all =
    last - first < MOST_BARS
      ? Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(4, '0'))
      : years;
  return all.map((year) => ({ year, hits: known.get(year) ?? 0 }));
}

export function showChart(
  values: readonly FacetValue[],
  chosen: readonly string[],
  choose: (year: string) => void,
): void {
  const { chart } = parts;
  if (values.length < 2) {
    chart.replaceChildren();
    return;
  }
  const bars = barsOf(values);
  chart.style.setProperty('--bars', String(bars.length));
  const most = Math.max(...bars.map(({ hits }) => hits));
  const elements = bars.map(({ year, hits }) => {
    const label = messages.searchPage.yearBar(year, hits);
    if (hits === 0) return make('span', { className: 'bar' });
    const bar = make('button', { type: 'button', className: 'bar', title: label }, [make('i')]);
    bar.style.setProperty('--share', String(hits / most));
    bar.dataset['key'] = `bar ${year}`;
    bar.setAttribute('aria-label', label);
    bar.setAttribute('aria-pressed', String(chosen.includes(year)));
    bar.addEventListener('click', () => choose(year));
    return bar;
  });
  const [first, last] = [bars[0]?.year ?? '', bars.at(-1)?.year ?? ''];
  const scale = make('div', { className: 'scale' }, [
    make('span', { textContent: first }),
    make('span', { textContent: last }),
  ]);
  scale.setAttribute('aria-hidden', 'true');
  chart.replaceChildren(make('div', { className: 'bars' }, elements), scale);
}
