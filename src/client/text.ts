/** On a text's page: what a search found is marked by a script that only those who come from a search load. */

if (new URLSearchParams(location.search).has('q')) void import('./mark-hits.ts');

export {};
