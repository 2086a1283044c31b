/** The reader's choice of script or language, kept in this browser; where storing is refused it is simply not kept. */

const key = 'edition';

export function keptEdition(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepEdition(edition: string): void {
  try {
    localStorage.setItem(key, edition);
  } catch {
    // Storing is refused (private window): the choice lasts as long as the address does.
  }
}

/** Where a reader was: the topmost paragraph in view and how far it was from the window's top, in CSS pixels. */
export interface Place {
  readonly name: string;
  readonly top: number;
}

const placeKey = 'place';

export function takePlace(): Place | undefined {
  try {
    const stored = sessionStorage.getItem(placeKey);
    sessionStorage.removeItem(placeKey);
    if (stored === null) return undefined;
    const place: unknown = JSON.parse(stored);
    if (typeof place !== 'object' || place === null || !('name' in place) || !('top' in place)) return undefined;
    return typeof place.name === 'string' && typeof place.top === 'number'
      ? { name: place.name, top: place.top }
      : undefined;
  } catch {
    return undefined;
  }
}

export function keepPlace(place: Place): void {
  try {
    sessionStorage.setItem(placeKey, JSON.stringify(place));
  } catch {
    // As above: the page opens at its top.
  }
}
