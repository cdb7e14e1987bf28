import { editDistance, fold } from '#kernel/text.ts'
import type { Share } from './territory.ts'

export type NoteReading = {
  share: Share
  /** The note says that the unit goes on unchanged but for name or kind. */
  continues: boolean
  /** False: the note says nothing we know, and the least was assumed. */
  isUnderstood: boolean
}

/**
 * What the remark beside a row of the conversion table says of the old unit:
 * «Nhập toàn bộ», «Nhập một phần diện tích, toàn bộ dân số», «Giữ nguyên», «Đổi tên từ một phần Phường 15» …
 * Words may be misspelt («Nhâp»). «Toàn bộ diện tích» alone is a part: people went elsewhere too. An unknown remark is
 * read as a part, so that nothing is ever said to be whole without the table saying it.
 */
export function shareOfNote(note: string): NoteReading {
  const text = fold(note)
  const has = (phrase: string) => hasPhrase(text, phrase)
  if (has('con lai')) return { share: 'rest', continues: false, isUnderstood: true }
  if (has('mot phan')) {
    const [area, people] = [has('mot phan dien tich'), has('mot phan dan so')]
    const share = area === people ? 'part' : area ? 'part-of-area' : 'part-of-population'
    return { share, continues: false, isUnderstood: true }
  }
  if (has('toan bo')) {
    const isOnlyOneOfBoth = has('dien tich') !== has('dan so')
    return { share: isOnlyOneOfBoth ? 'part' : 'whole', continues: false, isUnderstood: true }
  }
  const continues = has('giu nguyen') || has('doi ten') || has('doi loai hinh')
  return { share: continues ? 'whole' : 'part', continues, isUnderstood: continues }
}

/** Does the phrase stand in the text, one wrong letter in a long word forgiven? */
function hasPhrase(text: string, phrase: string): boolean {
  const words = text.split(/[^a-z0-9]+/).filter(Boolean)
  const wanted = phrase.split(' ')
  return words.some((_, start) =>
    wanted.every((word, index) => {
      const found = words[start + index]
      return found === word || (found !== undefined && word.length >= 4 && editDistance(found, word) === 1)
    }),
  )
}
