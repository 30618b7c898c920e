import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const faultsOf = (environment: Record<string, string>, options = {}) => {
  const read = readConfig(environment, options)
  return read.ok ? [] : read.problems.map((problem) => `${problem.where}: ${problem.code}`)
}

describe('readConfig', () => {
  test('needs nothing: this machine only, port 8080, the embedded database', () => {
    const read = readConfig({})
    expect(read.ok && read.value).toMatchObject({ host: '127.0.0.1', port: 8080, logLevel: 'info' })
    expect(read.ok && read.value.databaseUrl).toBeUndefined()
  })

  test('lists every fault at once, each under the name it was given', () => {
    const environment = { CCHC_PORT: 'tám', CCHC_LOG_LEVEL: 'loud', CCHC_DATABASE: 'mysql://x' }
    expect(faultsOf(environment, { port: '99999', publicUrl: 'sở' })).toEqual([
      'CCHC_DATABASE: config',
      '--port: config',
      '--public-url: config',
      'CCHC_LOG_LEVEL: config',
    ])
  })

  test('what settings say together is told beside the faults of each', () => {
    const options = { port: '99999', host: '0.0.0.0', tlsCert: '/nowhere/cert.pem' }
    expect(faultsOf({}, options)).toEqual(['--port: config', '--tls-cert: config', '--tls-key: tls-half'])
    expect(faultsOf({ CCHC_HOST: '0.0.0.0' }, { publicUrl: 'sở' })).toEqual([
      '--public-url: config',
      '--host: host-in-clear',
    ])
  })

  test('an option wins over the environment; an empty variable is not set', () => {
    const read = readConfig({ CCHC_PORT: '9000', CCHC_HOST: '' }, { port: '9001' })
    expect(read.ok && [read.value.port, read.value.host]).toEqual([9001, '127.0.0.1'])
  })

  test('a misspelt variable is a fault, not a setting that does nothing', () => {
    expect(faultsOf({ CCHC_PROT: '80' })).toEqual(['CCHC_PROT: config'])
  })

  test.each([
    ['0.0.0.0', {}, ['--host: host-in-clear']],
    ['192.168.1.5', {}, ['--host: host-in-clear']],
    ['::', {}, ['--host: host-in-clear']],
    ['0.0.0.0', { trustProxy: '127.0.0.1' }, []],
    ['0.0.0.0', { tlsCert: 'package.json', tlsKey: 'package.json' }, []],
    ['127.0.0.1', {}, []],
    ['localhost', {}, []],
    ['127.0.0.1.example.org', {}, ['--host: host-in-clear']],
  ])('host %s with %j: %j', (host, options, faults) => {
    expect(faultsOf({}, { host, ...options })).toEqual(faults)
  })

  test.each([
    ['--tls-key', { tlsCert: 'package.json' }],
    ['--tls-cert', { tlsKey: 'package.json' }],
  ])('half of TLS asks for %s', (where, options) => {
    expect(faultsOf({}, options)).toEqual([`${where}: tls-half`])
  })

  test('a certificate that is not there is told by its path', () => {
    const read = readConfig({}, { tlsCert: '/nowhere/cert.pem', tlsKey: 'package.json' })
    expect(!read.ok && read.problems[0]?.text).toContain('/nowhere/cert.pem')
  })

  test.each(['https://cchc.example/', 'https://cchc.example:8443'])(
    'public address %s has no slash at the end',
    (url) => {
      const read = readConfig({}, { publicUrl: url })
      expect(read.ok && read.value.publicUrl).toBe(url.replace(/\/$/, ''))
    },
  )

  test.each(['cchc.example', 'ftp://cchc.example', 'https://cchc.example/app', 'https://a:b@cchc.example'])(
    'public address %s is a fault',
    (publicUrl) => {
      expect(faultsOf({}, { publicUrl })).toEqual(['--public-url: config'])
    },
  )

  test.each([
    ['127.0.0.1', true],
    ['10.0.0.0/8, 127.0.0.1', true],
    ['2001:db8::/32', true],
    ['any', false],
    ['10.0.0.0/33', false],
    ['2001:db8::/129', false],
    ['0.0.0.0/0', false],
    ['::/0', false],
    ['10.0.0.1/', false],
    ['10.0.0.0/8/8', false],
    ['', true],
  ])('proxy “%s” accepted: %s', (trustProxy, accepted) => {
    expect(faultsOf({ CCHC_TRUST_PROXY: trustProxy }).length === 0).toBe(accepted)
  })
})
