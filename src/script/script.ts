/** A script that a text can be read in, as ISO 15924 and BCP 47 write it. */
export type Script = 'Hans' | 'Hant';
