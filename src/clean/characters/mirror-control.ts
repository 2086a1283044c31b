/** Mirrors put the controls 05-08 before punctuation, all through a page: tell whether a UTF-16 unit is one. */
export function isMirrorControl(unit: number): boolean {
  return unit >= 0x05 && unit <= 0x08;
}
