/** What a piece of evidence is to people. */
export const evidenceKinds = ['photo', 'video', 'document'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

const megabytes = 1024 * 1024;
/** The most bytes of a file, by its kind. */
export const mostBytes: Readonly<Record<EvidenceKind, number>> = { photo: 30 * megabytes, video: 300 * megabytes, document: 100 * megabytes };
/** The most bytes of any file. */
export const mostOfAll = Math.max(...Object.values(mostBytes));
/** The most pixels of a photo: a telephone of 50 megapixels, and some more. */
export const mostPixels = 64_000_000;

const videos = ['mp4', 'mov', 'm4v', '3gp'];

/** What is taken: the kind, the extensions that its names may have (the first one is ours), and whether a browser may show it in the page. */
export const mediaTypes = {
  'image/jpeg': { kind: 'photo', extensions: ['jpg', 'jpeg', 'jfif', 'jpe'], inline: true },
  'image/png': { kind: 'photo', extensions: ['png'], inline: true },
  'image/webp': { kind: 'photo', extensions: ['webp'], inline: true },
  'image/gif': { kind: 'photo', extensions: ['gif'], inline: true },
  'video/mp4': { kind: 'video', extensions: videos, inline: true },
  'video/quicktime': { kind: 'video', extensions: ['mov', ...videos], inline: true },
  'application/pdf': { kind: 'document', extensions: ['pdf'], inline: false },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { kind: 'document', extensions: ['docx', 'wps'], inline: false },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'document', extensions: ['xlsx', 'et'], inline: false },
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': { kind: 'document', extensions: ['pptx', 'dps'], inline: false },
  'application/msword': { kind: 'document', extensions: ['doc', 'wps'], inline: false },
  'application/vnd.ms-excel': { kind: 'document', extensions: ['xls', 'et'], inline: false },
  'application/vnd.ms-powerpoint': { kind: 'document', extensions: ['ppt', 'dps'], inline: false },
  'application/ofd': { kind: 'document', extensions: ['ofd'], inline: false },
} as const satisfies Readonly<Record<string, Readonly<{ kind: EvidenceKind; extensions: readonly string[]; inline: boolean }>>>;
export type MediaType = keyof typeof mediaTypes;

export const isMediaType = (text: string): text is MediaType => Object.hasOwn(mediaTypes, text);
export const kindOf = (type: MediaType): EvidenceKind => mediaTypes[type].kind;
/** The extension that a file of this type gets from us. */
export const extensionOf = (type: MediaType): string => mediaTypes[type].extensions[0];

/** The media types that a name with this extension may hold. */
export const typesNamed = (extension: string): readonly MediaType[] => Object.keys(mediaTypes).filter(isMediaType).filter((type) => mediaTypes[type].extensions.some((one) => one === extension));

/** The most bytes of a file by its name alone, before anything of it is there. */
export function mostBytesNamed(extension: string | undefined): number {
  const kinds = extension === undefined ? [] : typesNamed(extension).map(kindOf);
  return kinds.length === 0 ? mostOfAll : Math.max(...kinds.map((kind) => mostBytes[kind]));
}
