import type { AttachedShown } from './case-evidence.ts';
import type { EvidenceShown, UploadShown } from './evidence-shown.ts';

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

/** A photo from a telephone, as whoever took it sees it. */
export const evidenceExample: EvidenceShown = {
  sha256, kind: 'photo', kindName: '照片', mediaType: 'image/jpeg', size: 3_482_113, width: 4032, height: 3024, storedAt: '2026-10-13T08:31:12+08:00', name: '西门外整改后.jpg', capturedAt: '2026-10-13T08:30:00+08:00',
  camera: { takenAt: '2026-10-13T08:30:00+08:00', latitude: 34.5021, longitude: 109.5098, device: 'HUAWEI ALN-AL80' },
  links: { thumbnail: `/api/evidence/${sha256}/thumbnail`, copy: `/api/evidence/${sha256}/copy`, original: `/api/evidence/${sha256}/original` },
};

/** The same photo, half sent. */
export const uploadExample: UploadShown = { uploadId: '5f1d6c0a-5a5e-4b1f-8c3d-1a2b3c4d5e6f', name: '西门外整改后.jpg', size: 3_482_113, offset: 1_048_576, expiresAt: '2026-10-14T08:31:12+08:00', evidence: null };

/** The photo as an event of a case names it. */
export const attachedExample: AttachedShown = { ...evidenceExample, version: 7, event: 'FeedbackSubmitted', at: '2026-10-13T08:32:40+08:00', who: { person: 'p-liu-yang', name: '刘扬' } };
