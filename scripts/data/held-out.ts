/**
 * Tell whether a law is kept out of the language model's training: about one in five, by the FNV-1a hash of its id, so that
 * the choice never changes when laws are added.
 */
export function heldOut(id: string): boolean {
  let hash = 0x811c9dc5;
  for (let position = 0; position < id.length; position++) {
    hash = Math.imul(hash ^ id.charCodeAt(position), 0x01000193) >>> 0;
  }
  return hash % 5 === 0;
}
