// The activity, read again whenever there is something new.
import { useEffect, useState } from 'react';
import type { ActivityGroup, ActivityPage } from '../../app/shared/contract/activity.ts';
import { call, useLanguage, useSnapshot } from '../bridge.ts';

/** Undefined until the first answer; after that, the last answer stays until the next one arrives. */
export function useActivity(
  companyId: string | null,
  group: ActivityGroup | null,
  limit: number,
): ActivityPage | undefined {
  const revision = useSnapshot((snapshot) => snapshot.activityRevision);
  const language = useLanguage();
  const [page, setPage] = useState<ActivityPage>();
  // A new revision means a new answer, and so does a new language.
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
