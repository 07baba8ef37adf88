import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** A picture: four bytes for each pixel. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

export function readImage(file: Buffer): Image {
  return PNG.sync.read(file);
}

export function writeImage({ width, height, data }: Image): Buffer {
  const image = new PNG({ width, height });
  data.copy(image.data);
  return PNG.sync.write(image, { colorType: 2, deflateLevel: 9 });
}

/**
 * Returns a picture at half its size, each pixel the mean of four: how the edges of letters are smoothed, which differs from
 * machine to machine, is hardly in it any more.
 */
export function halved({ width, height, data }: Image): Image {
  const [w, h] = [width >> 1, height >> 1];
  const half = Buffer.alloc(w * h * 4);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const at = (2 * y * width + 2 * x) * 4 + channel;
        const sum = [0, 4, width * 4, width * 4 + 4].reduce((all, next) => all + (data[at + next] ?? 0), 0);
        half[(y * w + x) * 4 + channel] = Math.round(sum / 4);
      }
    }
  }
  return { width: w, height: h, data: half };
}

/** Returns which share of the pixels of two pictures looks different, from 0 to 1; all of them if the sizes differ. */
export function differenceOf(a: Image, b: Image): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  const count = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.2 });
  return count / (a.width * a.height);
}
