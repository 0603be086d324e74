import { useEffect, useState } from 'react';

/** What is being typed beside what is kept: follows the kept value until one types, and again after saving. */
export function useDraft<V>(kept: V) {
  const [draft, setDraft] = useState<V | null>(null);
  const [base, setBase] = useState(kept);
  useEffect(() => {
    setBase(kept);
  }, [kept]);
  return {
    value: draft ?? base,
    dirty: draft !== null,
    type: (value: V) => setDraft(value),
    reset: () => setDraft(null),
  };
}
