/** Changes one's own password. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { accountRoutes, minPasswordLength } from '../../../contract/accounts.ts'
import { call } from '../../api.ts'
import { useNotice } from '../../components/notices.tsx'
import { RefusalNotice } from '../../components/RefusalNotice.tsx'
import { useTexts } from '../../text/texts.tsx'

interface Passwords {
  readonly current: string
  readonly next: string
  readonly confirm: string
}

export function PasswordForm() {
  const { account, common } = useTexts()
  const notice = useNotice()
  const [form] = Form.useForm<Passwords>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const change = async ({ current, next }: Passwords) => {
    setBusy(true)
    setError(null)
    try {
      await call(accountRoutes.changePassword, { body: { current, next } })
      form.resetFields()
      notice.done(account.passwordChanged)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Form<Passwords> form={form} layout="vertical" onFinish={change} noValidate>
      <Form.Item name="current" label={account.current} rules={[{ required: true, message: common.required }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="next"
        label={account.next}
        extra={account.rule}
        rules={[{ required: true, min: minPasswordLength, message: account.tooShort }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="confirm"
        label={account.confirm}
        dependencies={['next']}
        rules={[
          { required: true, message: common.required },
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              !again || getFieldValue('next') === again
                ? Promise.resolve()
                : Promise.reject(new Error(account.different)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <RefusalNotice error={error} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {account.changePassword}
      </Button>
    </Form>
  )
}
