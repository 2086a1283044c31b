/**
 * Weights of the body and of titles as `data-pagefind-weight` gives them. Pagefind stores weight x 24 as an integer and
 * writes nothing for 25, the value nearest to 1.0418: a body at weight 1 takes two more bytes a posting and a quarter
 * more chunks (measured at 10,000 texts). Titles have another weight so that a reader of the index knows their positions.
 */
export const BODY_WEIGHT = '1.0418';
export const TITLE_WEIGHT = '7';

/** How titles' weight stands in the index: 7 x 24. */
export const STORED_TITLE_WEIGHT = 168;
