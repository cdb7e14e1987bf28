/**
 * A refusal a person can act on: a stable code, what happened in Vietnamese, and what stands beside it.
 * The HTTP edge turns it into `application/problem+json`; the command line prints its sentence.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly extra: ProblemExtra

  constructor(code: ProblemCode, extra: ProblemExtra = {}) {
    super(extra.detail ?? PROBLEMS[code].vi)
    this.name = 'Problem'
    this.code = code
    this.extra = extra
  }
}

export type ProblemExtra = {
  /** The case at hand, in a sentence: what happened, why, what to do next. */
  detail?: string
  /** Where in the input the fault lies. */
  fields?: { path: string; message: string }[]
  /** Further data for the caller, e.g. the rows of a file that could not be read. */
  data?: Record<string, unknown>
}

type Entry = { status: number; vi: string; en: string }

/** Every way to be refused. A code is never used again for something else. */
export const PROBLEMS = {
  'common.invalid': { status: 400, vi: 'Dữ liệu gửi lên chưa đúng.', en: 'The input is not valid.' },
  'common.not-found': { status: 404, vi: 'Không tìm thấy.', en: 'Not found.' },
  'common.forbidden': { status: 403, vi: 'Tài khoản này không được làm việc đó.', en: 'This account may not do that.' },
  'common.changed-meanwhile': {
    status: 409,
    vi: 'Bản ghi đã được người khác sửa sau khi bạn mở. Hãy tải lại rồi làm lại.',
    en: 'Somebody changed the record after you opened it. Reload and try again.',
  },
  'common.not-this-state': {
    status: 409,
    vi: 'Bản ghi đang ở trạng thái không cho phép bước này.',
    en: 'The record is in a state that does not allow this.',
  },
  'common.reason-required': { status: 400, vi: 'Cần ghi lý do.', en: 'A reason is required.' },
  'common.idempotency-mismatch': {
    status: 422,
    vi: 'Khóa Idempotency-Key này đã dùng cho một yêu cầu khác nội dung.',
    en: 'This Idempotency-Key was used for a request with another body.',
  },
  'common.too-large': { status: 413, vi: 'Dữ liệu gửi lên quá lớn.', en: 'The input is too large.' },
  'common.too-many-requests': {
    status: 429,
    vi: 'Quá nhiều yêu cầu trong thời gian ngắn. Hãy chờ một lát.',
    en: 'Too many requests. Wait a moment.',
  },
  'common.unexpected': {
    status: 500,
    vi: 'Máy chủ gặp lỗi ngoài dự kiến. Dữ liệu chưa bị thay đổi; hãy thử lại.',
    en: 'The server met an unexpected error. Nothing was changed; try again.',
  },
  'identity.sign-in-required': { status: 401, vi: 'Bạn cần đăng nhập.', en: 'Please sign in.' },
  'identity.wrong-credentials': {
    status: 401,
    vi: 'Địa chỉ thư hoặc mật khẩu không đúng.',
    en: 'The e-mail address or the password is wrong.',
  },
  'identity.blocked-for-now': {
    status: 429,
    vi: 'Đã thử sai nhiều lần. Hãy chờ rồi thử lại.',
    en: 'Too many wrong tries. Wait, then try again.',
  },
  'identity.foreign-origin': {
    status: 403,
    vi: 'Yêu cầu đến từ một trang khác nên bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'identity.email-taken': { status: 409, vi: 'Địa chỉ thư này đã có tài khoản.', en: 'This address has an account.' },
  'files.unknown-type': {
    status: 415,
    vi: 'Không nhận loại tệp này. Hãy dùng ảnh JPEG, PNG, WebP hoặc tệp PDF.',
    en: 'This type of file is not accepted. Use JPEG, PNG, WebP or PDF.',
  },
  'files.content-differs': {
    status: 409,
    vi: 'Nội dung nhận được không khớp với tệp đã khai. Hãy gửi lại tệp.',
    en: 'The content received is not the file announced. Send it again.',
  },
  'files.incomplete': { status: 409, vi: 'Tệp chưa gửi xong.', en: 'The upload is not complete.' },
  'territory.unreadable-file': {
    status: 422,
    vi: 'Không đọc được tệp đơn vị hành chính.',
    en: 'The file of units cannot be read.',
  },
  'territory.already-undone': {
    status: 409,
    vi: 'Lần nhập này đã được hoàn tác.',
    en: 'This import was undone already.',
  },
  'territory.in-use': {
    status: 409,
    vi: 'Không hoàn tác được: đã có dữ liệu dựa trên các đơn vị này.',
    en: 'Cannot be undone: other data stand on these units.',
  },
  'targets.unreadable-file': {
    status: 422,
    vi: 'Không đọc được tệp phân bổ chỉ tiêu.',
    en: 'The allocation file cannot be read.',
  },
  'targets.not-importable': {
    status: 422,
    vi: 'Công văn còn lỗi nên chưa nhập được; chưa có gì thay đổi.',
    en: 'The letter has faults and was not imported; nothing was changed.',
  },
  'targets.already-imported': {
    status: 409,
    vi: 'Tệp này đã được nhập rồi; chưa có gì thay đổi.',
    en: 'This file was imported already; nothing was changed.',
  },
  'targets.already-undone': {
    status: 409,
    vi: 'Công văn này đã được hoàn tác.',
    en: 'This letter was undone already.',
  },
  'programme.unknown-year': {
    status: 422,
    vi: 'Không có chương trình nào cho năm này.',
    en: 'There is no programme for this year.',
  },
  'results.evidence-required': {
    status: 422,
    vi: 'Chưa có chứng từ kèm theo nên chưa thể nghiệm thu.',
    en: 'There is no evidence, so it cannot be accepted.',
  },
  'results.unknown-measure': {
    status: 422,
    vi: 'Chỉ tiêu này không có trong chương trình.',
    en: 'The programme has no such indicator.',
  },
  'results.unreadable-file': {
    status: 422,
    vi: 'Không đọc được tệp kết quả.',
    en: 'The file of results cannot be read.',
  },
} as const satisfies Record<string, Entry>

export type ProblemCode = keyof typeof PROBLEMS
