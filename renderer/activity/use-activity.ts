// The activity as it is now: read again whenever main has something new to tell.
import { useEffect, useState } from 'react';
import type { ActivityGroup, ActivityPage } from '../../app/shared/contract/activity.ts';
import { call, useLanguage, useSnapshot } from '../bridge.ts';

/** Undefined until the first answer; the last answer stays while the next one is on its way. */
export function useActivity(
  companyId: string | null,
  group: ActivityGroup | null,
  limit: number,
): ActivityPage | undefined {
  const revision = useSnapshot((snapshot) => snapshot.activityRevision);
  const language = useLanguage();
  const [page, setPage] = useState<ActivityPage>();
  // Another revision is another answer, and so is another language.
  useEffect(() => {
    let isWanted = true;
    void call('readActivity', { companyId, group, limit }).then((answer) => {
      if (isWanted) setPage(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [companyId, group, limit, revision, language]);
  return page;
}
