import { cityFile } from '#domain/city/city';
import type { CityFile } from '#domain/city/city';
import { problems } from '#domain/city/problems';
import { parseYaml, readYaml } from './yaml/file.ts';
import type { Reading } from './yaml/file.ts';

/** The city that a YAML file describes, or what is wrong in it, with line and column. Codes and facts become sentences by the catalogue. */
export const readCity = (path: string): Promise<Reading<CityFile>> => readYaml(path, cityFile, problems);

/** As `readCity`, for what has been read already. */
export const parseCity = (content: Uint8Array): Reading<CityFile> => parseYaml(content, cityFile, problems);
