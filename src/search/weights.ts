/**
 * Weights of the body and of titles as they stand in the index: Pagefind's weight (as `data-pagefind-weight` has it) times
 * 24. It writes nothing before positions of weight 25, so the body has that: at weight 1 it would take two more bytes a
 * posting. Titles have another weight so that a reader of the index knows their positions.
 */
export const STORED_TITLE_WEIGHT = 168;
