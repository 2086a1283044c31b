import { page, parts } from './page-parts.ts';

/** Arrow keys move between the box and the results; Enter opens what has the focus, as it does any link. */
export function listenToArrows(): void {
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const active = document.activeElement;
    const inBox = active === parts.box;
    const result = active?.closest('#results > li, .lines [role=listitem]');
    if (!inBox && !result) return;
    const steps = [...page.querySelectorAll<HTMLElement>('.step')];
    const current = inBox ? -1 : steps.findIndex((step) => result?.contains(step));
    const next = current + (event.key === 'ArrowDown' ? 1 : -1);
    if (next < -1 || next >= steps.length) return;
    event.preventDefault();
    const target = next === -1 ? parts.box : steps[next];
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  });
}
