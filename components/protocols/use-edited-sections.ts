import { useCarried } from '@/components/form/use-carried'
import type { ProtocolSection } from '@/lib/protocol-versions/schema'
import { editedWith, openedSections, type SectionEdit, writtenSections } from './edited-sections'
import { readSections, type Vocabulary } from './kept-sections'

/** Sections under edit, and the one control that carries them. */
export function useEditedSections(sections: readonly ProtocolSection[], vocabulary: Vocabulary) {
  const { carrier, state, change } = useCarried({
    opened: () => openedSections(sections),
    write: (edited) => JSON.stringify(writtenSections(edited)),
    read: (text) => {
      const kept = readSections(text, vocabulary)
      return kept && openedSections(kept)
    },
  })
  const edit = (one: SectionEdit) => change((before) => editedWith(before, one, vocabulary.stages))
  return { carrier, edited: state, edit }
}
