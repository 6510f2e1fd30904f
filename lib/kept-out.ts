/**
 * True for text that looks like a key, a password, a signed address or a path to stored bytes. Whoever reads the record
 * must learn that something is kept, and never get at it; and what was typed by mistake must not stay in a log that
 * cannot forget. It errs on the side of refusing: the same thing can always be said in plain words.
 */
export function isKeptOut(text: string): boolean {
  return signs.some((sign) => sign.test(text)) || longRuns(text).some(isRandom)
}

const signs: readonly RegExp[] = [
  // Addresses of stores, shares and files.
  /\b(?:s3a?|s3n|gs|gcs|az|azure|abfss?|wasbs?|hdfs|webhdfs|r2|b2|oss|cos|oci|swift|ceph|rados|nfs|smb|cifs|afp|ftps?|sftp|scp|rsync|ssh|git|file|jdbc|dvc|lakefs|minio|ipfs|magnet|hf):\/{1,3}\S/i,
  /\bmagnet:\?/i,
  /\barn:aws[\w-]*:/i,
  /\b[\w.-]+\.(?:s3[\w.-]*\.amazonaws|blob\.core\.windows|dfs\.core\.windows|storage\.googleapis|r2\.cloudflarestorage|backblazeb2|digitaloceanspaces)\b/i,
  /\bs3[\w.-]*\.amazonaws\.com\b|\bstorage\.(?:cloud\.google|googleapis)\.com\b/i,
  // Paths: from the root, from home, on a drive, on a share, or a host with a path.
  /(?:^|[\s"'(=,;])~?\/(?:mnt|srv|data|home|root|users|volumes|opt|var|etc|tmp|usr|media|nfs|export|storage|scratch|lustre|gpfs|efs|fsx|dev|proc|run|workspace|models?|weights|checkpoints?|backups?|archive)\b/i,
  /(?:^|[\s"'(=,;])~?(?:\/[\w.@+-]+){2,}/,
  /(?:^|[\s"'(=,;])~\/\S/,
  /(?:^|[^a-z])[a-z]:\\\S?/i,
  /(?:^|[\s"'(=,;])[a-z]:\/[\w.-]/i,
  /\\\\[\w.$-]+\\/,
  /(?:^|\s)[\w.-]+@[\w.-]+:[~/\w]/,
  /\S+\.(?:safetensors|gguf|ggml|ckpt|onnx|pt|pth|h5|npz|tar|tgz|zst)\b/i,
  // Addresses with a signature or with somebody's password in them.
  /\bX-(?:Amz|Goog|Oss|Obs|Ms)-[\w-]+/i,
  /[?&;](?:sig|signature|token|access_?token|se|sv|sp|key|api_?key|auth|code|credential|AWSAccessKeyId|GoogleAccessId|Expires|Policy|Key-Pair-Id)=/i,
  /\b\w+:\/\/[^\s/@]*:[^\s/@]+@/,
  // Keys and tokens by the marks their makers give them.
  /-----\s*BEGIN\b/i,
  /\b(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\w+)\s+AAAA/,
  /\bAGE-SECRET-KEY-/i,
  /\b(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ABIA|ACCA)[A-Z0-9]{12,}/,
  /\bAIza[\w-]{20,}/,
  /\bya29\.[\w-]+/,
  /\b(?:sk|pk|rk)[-_](?:[a-z]{2,}[-_])?[\w-]{8,}/,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|hf_|npm_|pypi-|dop_v1_|dckr_pat_|SG\.|hvs\.|shpat_|emt_|emeritus_)[\w.-]{6,}/,
  /\beyJ[\w-]{6,}\.[\w-]{6,}/,
  /\b(?:bearer|basic)\s+[\w+/=.~-]{12,}/i,
  /\b(?:pass(?:word|wd|phrase)?|secret|api[ _-]?key|access[ _-]?key|private[ _-]?key|client[ _-]?secret|auth[ _-]?token|token|pwd|credentials?)\s*[:=]\s*\S{4,}/i,
  /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|DefaultEndpointsProtocol)\s*=/i,
]

/** Runs of the letters that base64 and hexadecimal are written with, long enough to hold a key. */
function longRuns(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9+/_-]{20,}={0,2}/g) ?? []
}

const LONG_HEX = 24
const LONG_MIXED = 24
const LONGEST_WORD = 20

/** A name is made of words and numbers; a key is a long run in which letters and digits stand in no such order. */
function isRandom(run: string): boolean {
  if (/^[0-9a-f-]+$/i.test(run)) return run.replaceAll('-', '').length >= LONG_HEX && /\d/.test(run)
  return run.length >= LONG_MIXED && /\d/.test(run) && !run.split(/[-_/]/).every(isWord)
}

/** Such as "opus", "Claude3", "20240229", "70B" or "8x7B". */
function isWord(part: string): boolean {
  return part.length < LONGEST_WORD && /^(?:(?:[A-Z]?[a-z]*|[A-Z]+)\d*|\d+(?:x\d+)?[A-Za-z]{0,3}\d*)$/.test(part)
}
