import { expect, test } from 'vitest';
import { readArchiveSettings } from './archive-settings.ts';

test('takes one text for all languages, or one each', () => {
  expect(readArchiveSettings('name: 柳溪\ndescription: { en: Texts }').name.en).toBe('柳溪');
  expect(readArchiveSettings('name: { zh-Hans: 柳溪, en: Liuxi }').name).toEqual({
    'zh-Hans': '柳溪',
    'zh-Hant': '柳溪',
    en: 'Liuxi',
  });
});

test('has a name and a script where the file is empty', () => {
  expect(readArchiveSettings('')).toMatchObject({ name: { 'zh-Hans': '澄文' }, defaultScript: 'Hans' });
});

test('ends the address of the site in a slash', () => {
  expect(readArchiveSettings('baseUrl: https://example.org/a').baseUrl).toBe('https://example.org/a/');
});

test.each([
  ['defaultScript: Latin', 'Unexpected defaultScript "Latin" in `archive.yaml`, expected Hans or Hant'],
  ['baseUrl: example.org', 'expected an address that begins with https://'],
  ['licence: [a]', 'Unexpected licence ["a"]'],
  ['- a', 'Unexpected the file'],
  ['name: { fr: Archives }', 'expected a text for one of'],
])('says what is wrong with %j', (yaml, message) => {
  expect(() => readArchiveSettings(yaml)).toThrow(message);
});
