import { describe, expect, test } from 'vitest'
import { isKeptOut } from './kept-out'

const base64 = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N'

describe('what gives access to something kept, or says where it lies', () => {
  test.each([
    ['a bucket', 's3://weights/opus-3/'],
    ['a bucket in a sentence', 'Kept at s3://weights since May.'],
    ['a bucket of another maker', 'gs://weights/opus'],
    ['a bucket behind another driver', 's3a://weights/opus'],
    ['a container', 'abfss://weights@store.dfs.core.windows.net/opus'],
    ['a bucket’s host', 'weights.s3.eu-west-1.amazonaws.com'],
    ['a container’s host', 'https://store.blob.core.windows.net/weights'],
    ['a resource name', 'arn:aws:s3:::weights/opus'],
    ['a file address', 'file:///weights/opus.bin'],
    ['a share', 'smb://nas/weights'],
    ['a Windows share', '\\\\nas01\\weights\\opus'],
    ['a drive', 'C:\\weights\\opus'],
    ['a drive alone', 'D:\\'],
    ['a mount', '/mnt/weights'],
    ['a mount in brackets', 'the array (/mnt/array1)'],
    ['a path from the root', '/archive7/opus/shard-1'],
    ['a path from home', '~/weights'],
    ['a host with a path', 'backup@vault.example.org:/weights'],
    ['a file of weights', 'model-00001-of-00005.safetensors'],
    ['a signature', 'https://example.org/opus?X-Amz-Signature=fe5f80'],
    ['a signature of another maker', 'https://example.org/opus?X-Goog-Credential=x'],
    ['a shared access signature', 'https://example.org/opus?sv=2024-01-01&sig=abc'],
    ['a token in an address', 'https://example.org/opus?token=abcd'],
    ['a password in an address', 'https://ada:hunter2@example.org/'],
    ['a private key', '-----BEGIN PRIVATE KEY-----'],
    ['a private key of another kind', '----- BEGIN OPENSSH PRIVATE KEY-----'],
    ['a public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'],
    ['a key id', 'AKIAIOSFODNN7EXAMPLE'],
    ['a temporary key id', 'ASIAIOSFODNN7EXAMPLE'],
    ['an API key', 'sk-ant-api03-abcdefgh'],
    ['an API key of another kind', 'sk_live_abcdefgh'],
    ['a token of a forge', 'ghp_abcdefghijklmnop'],
    ['a token of a hub', 'hf_abcdefghijklmnop'],
    ['a web token', jwt],
    ['a bearer token', 'Bearer abcdefghijklmno'],
    ['a password', 'password: hunter2'],
    ['a secret in a setting', 'client_secret=hunter2'],
    ['a connection', 'DefaultEndpointsProtocol=https;AccountName=weights'],
    ['a secret in base64', base64],
    ['the same in a sentence', `It opens with ${base64}.`],
    ['a key in hexadecimal', '9f86d081884c7d659a2feaa0c55ad015'],
    ['a digest, which has a field of its own', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
    ['a token as a UUID', '0199b5a0-7c1e-7a4d-9a51-3f1d4c0f6f00'],
  ])('%s stays out', (_, text) => {
    expect(isKeptOut(text)).toBe(true)
  })
})

describe('what tells in words what something is and where it is kept', () => {
  test.each([
    [''],
    ['Weights, bf16'],
    ['Weights of Claude Opus 3 (bf16, 96 shards)'],
    ['claude-3-opus-20240229'],
    ['anthropic.claude-3-opus-20240229-v1:0'],
    ['Llama-3-70B-Instruct-bf16-shard00001'],
    ['Mixtral-8x7B-Instruct-v0.1'],
    ['Tokenizer: byte pairs'],
    ['Frankfurt (eu-central-1)'],
    ['Oregon/Washington, Cascadia fault'],
    ['North Sea coast, below 5 m'],
    ['Archive group A and/or B'],
    ['8 × H100, 640 GB; 1 h 20 min'],
    ['2026-02-25 14:02'],
    ['LTO-9 tape, written twice'],
    ['disk/tape/paper'],
    ['https://example.org/announcement'],
    ['重みを収めたテープ、東京の書庫'],
    ['The key is held by two people'],
    ['A password is not written down here.'],
  ])('“%s” may be written', (text) => {
    expect(isKeptOut(text)).toBe(false)
  })
})
