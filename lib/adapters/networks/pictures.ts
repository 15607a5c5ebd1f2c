import { picturesOf, type Content, type Media } from '../../records/content.ts';
import type { Rejected } from '../../delivery/network.ts';
import type { NetworkRecord } from '../../networks/record.ts';

const tooLarge = ({ bytes }: Media, most: number | undefined): boolean => bytes > (most ?? 0);

/** Refuses, before anything is asked, what the network's record says that it does not take. */
export const refusePictures = (content: Content, { label, pictures }: NetworkRecord): Rejected | null => {
  if (picturesOf(content).length === 0) return null;
  const refuse = (detail: string): Rejected => ({ kind: 'rejected', reason: 'unsupported', detail });
  const most = pictures.post?.most ?? 0;
  if (content.media.length > most) {
    return refuse(most === 0 ? `images are not sent to ${label} yet` : `${label} shows ${most} images at most`);
  }
  const image = content.card?.image ?? null;
  const heavy =
    content.media.find((each) => tooLarge(each, pictures.post?.bytes)) ??
    (image !== null && tooLarge(image, pictures.card?.bytes) ? image : null);
  return heavy === null ? null : refuse(`a picture of ${heavy.bytes} bytes is too large`);
};
