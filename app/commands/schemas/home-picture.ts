// What the command that keeps the picture of the home screen may carry.
import { z } from 'zod';
import type { HomePicture, PictureContract } from '../../shared/contract/home-picture.ts';
import { fitting } from '../../shared/fitting.ts';
import { homePictureSchema } from '../../snapshot/home-picture.ts';
import { exactSchemas } from './exact-schemas.ts';

export const pictureSchemas = exactSchemas<PictureContract>()({
  keepPicture: z
    .custom<HomePicture>((value) => fitting(homePictureSchema, value) !== undefined)
    .transform((picture) => structuredClone(picture)),
});
