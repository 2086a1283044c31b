import type { CitedWork } from '../site/citation/cited-work.ts';

/** The work that the page cites, with its whole address and the day of today, here and now. */
export function citedHere(cite: HTMLElement, paragraph?: string): CitedWork {
  const work = JSON.parse(cite.dataset['work'] ?? '{}') as CitedWork;
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    ...work,
    url: new URL(work.url, location.href).href,
    accessed: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    ...(paragraph !== undefined && { paragraph }),
  };
}

/** Copy a text, and say on the button whether that went well. */
export async function copyFrom(button: HTMLButtonElement, text: string, cite: HTMLElement): Promise<void> {
  const label = button.dataset['label'] ?? button.textContent ?? '';
  button.dataset['label'] = label;
  const { copied = '', failed = '' } = cite.dataset;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = copied;
  } catch {
    button.textContent = failed;
  }
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}
