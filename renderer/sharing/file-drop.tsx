// Accepts a company file dropped anywhere on the window, or a certificate where it is clear for whom, and says what will happen while it is over the window.
import { useEffect, useRef, useState } from 'react';
import type { FileReading } from '../../app/shared/contract/sharing.ts';
import { COMPANY_FILE_LIMIT_BYTES, FILE_NAME_LIMIT } from '../../app/shared/contract/sharing.ts';
import {
  CERTIFICATE_FILE_LIMIT_BYTES,
  type CertificateFileReading,
} from '../../app/shared/contract/trust.ts';
import { call } from '../bridge.ts';
import { useNavigator } from '../navigation.ts';
import { useTexts } from '../texts/texts.ts';
import { dropTarget, useTrustDialogs } from '../trust/trust-dialogs.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './file-drop.module.css';

export function FileDrop() {
  const t = useTexts();
  const navigator = useNavigator();
  const trust = useTrustDialogs();
  const isOver = useDroppedFiles(async (files) => {
    const [file] = files;
    if (!file) return;
    if (files.length > 1) {
      showToast({ tone: 'risk', title: t('import.oneFile'), meaning: t('import.oneFileMeaning') });
      return;
    }
    const fileName = file.name.slice(0, FILE_NAME_LIMIT);
    if (isCertificateFile(fileName)) {
      const owner = dropTarget();
      if (owner) trust.show(owner, await call('offerAuthority', { fileName, reading: await bytesOf(file) }));
      else showToast({ tone: 'risk', title: t('trust.dropNowhere'), meaning: t('trust.dropNowhereMeaning') });
      return;
    }
    const { importId } = await call('offerImport', { fileName, reading: await readingOf(file) });
    navigator.open({ screen: 'import', importId });
  });
  return (
    <div className={styles.region} aria-hidden={!isOver}>
      {isOver && <p className={styles.words}>{t(dropTarget() ? 'trust.drop' : 'import.drop')}</p>}
    </div>
  );
}

/** By its name: certificates come with these endings, and company files with none of them. */
const isCertificateFile = (fileName: string) =>
  /\.(pem|crt|cer|cert|der|ca|p7b|p7c|p12|pfx|key)$/i.test(fileName);

async function bytesOf(file: File): Promise<CertificateFileReading> {
  if (file.size > CERTIFICATE_FILE_LIMIT_BYTES) return { kind: 'tooLarge' };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return { kind: 'bytes', base64: btoa(binary) };
  } catch {
    return { kind: 'unreadable' }; // a folder or a file that has been removed since
  }
}

async function readingOf(file: File): Promise<FileReading> {
  if (file.size > COMPANY_FILE_LIMIT_BYTES) return { kind: 'tooLarge' };
  try {
    const bytes = await file.arrayBuffer();
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    // A folder or a file that has been removed since, or bytes that are not text.
    return { kind: error instanceof TypeError ? 'notText' : 'unreadable' };
  }
}

/** Whether files are over the window now. Rows that are dragged to reorder a list do not count. */
function useDroppedFiles(onFiles: (files: readonly File[]) => Promise<void>): boolean {
  const [isOver, setOver] = useState(false);
  const listener = useRef(onFiles);
  listener.current = onFiles;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      const canTake = !document.querySelector('[data-question]');
      event.dataTransfer.dropEffect = canTake ? 'copy' : 'none';
      setOver(canTake);
    };
    // This also fires when the pointer moves from one element to another inside the window.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      if (!document.querySelector('[data-question]')) void listener.current([...event.dataTransfer.files]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}
