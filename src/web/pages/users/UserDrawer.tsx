/** Adds a user, or changes one: name, unit, and the roles, each in a unit. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { accountRoutes, type User, type UserWriting } from '../../../contract/accounts.ts'
import { type Unit, unitRoutes } from '../../../contract/units.ts'
import { isInstanceAdministrator, type Role, roles } from '../../../core/access/permissions.ts'
import { call } from '../../api.ts'
import { FormDrawer, type Versioned } from '../../components/FormDrawer.tsx'
import { useNotice } from '../../components/notices.tsx'
import { UnitSelect } from '../../components/UnitSelect.tsx'
import { queryOf, useActor, useMe } from '../../query.ts'
import { useTexts } from '../../text/texts.tsx'
import type { Invitation } from './InvitationDialog.tsx'

interface UserDrawerProps {
  readonly user: User | null
  readonly onClose: () => void
  readonly onInvited: (invitation: Invitation) => void
  readonly onSaved: () => Promise<void>
}

/** In the form as in the contract: a role's unit is null where it holds in the whole instance. */
interface UserForm {
  readonly fullName: string
  readonly login: string
  readonly email: string
  readonly unitId: string | null
  readonly grants: readonly { readonly role: Role; readonly unitId: string | null }[]
}

export function UserDrawer({ user, onClose, onInvited, onSaved }: UserDrawerProps) {
  const { users: t, common } = useTexts()
  const me = useMe()
  const notice = useNotice()
  const { data: units } = useQuery(queryOf(unitRoutes.list, {}))
  const nameOf = (id: string | null) => units?.find((unit: Unit) => unit.id === id)?.name ?? ''

  const save = async (values: UserForm, version: number) => {
    const body = writingOf(values)
    if (user) {
      await call(accountRoutes.changeUser, { params: { userId: user.id }, body: { ...body, version } })
      notice.done(common.saved)
    } else {
      const answer = await call(accountRoutes.createUser, { body })
      onInvited({ ...answer.invitation, fullName: answer.user.fullName })
    }
    await onSaved()
  }
  const fetchLatest = async (): Promise<Versioned<UserForm>> => {
    const found = await call(accountRoutes.users, { query: { text: user?.login, pageSize: 200 } })
    const latest = found.rows.find(({ id }) => id === user?.id)
    if (!latest) throw new Error(common.notFoundByFilter)
    return { values: formOf(latest), version: latest.version }
  }
  const start = user
    ? { values: formOf(user), version: user.version }
    : { values: { ...emptyForm, grants: [{ role: 'officer' as const, unitId: null }], unitId: null }, version: 0 }
  return (
    <FormDrawer<UserForm>
      title={user ? t.editTitle(user.fullName) : t.addTitle}
      start={start}
      save={save}
      onClose={onClose}
      {...(user ? { fetchLatest } : {})}
      fields={[
        { name: 'fullName', label: t.fullName },
        { name: 'login', label: t.login },
        { name: 'email', label: t.email },
        { name: 'unitId', label: t.unit, words: ({ unitId }) => nameOf(unitId) },
        {
          name: 'grants',
          label: t.grants,
          words: ({ grants }) =>
            grants.map(({ role, unitId }) => `${common.roles[role]} – ${nameOf(unitId)}`).join('; '),
        },
      ]}
    >
      {() => (
        <>
          <Form.Item
            name="fullName"
            label={t.fullName}
            rules={[{ required: true, whitespace: true, message: common.required }]}
          >
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="login"
            label={t.login}
            extra={t.loginHint}
            normalize={(typed: string) => typed.toLowerCase()}
            rules={[
              { required: true, message: common.required },
              { pattern: /^[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?$/, message: t.loginShape },
            ]}
          >
            <Input maxLength={64} autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="email" label={t.email} rules={[{ type: 'email', message: t.emailShape }]}>
            <Input type="email" maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="unitId" label={t.unit} rules={[{ required: true, message: common.required }]}>
            <UnitSelect />
          </Form.Item>
          <GrantFields departmentId={me.departmentId} />
        </>
      )}
    </FormDrawer>
  )
}

/** The roles, one line each. Only an administrator of the instance may give the right over the whole instance. */
function GrantFields({ departmentId }: { readonly departmentId: string }) {
  const { users: t, common } = useTexts()
  const mayGiveInstance = isInstanceAdministrator(useActor())
  const needed = { required: true, message: common.required }
  return (
    <fieldset className="grants">
      <legend>{t.grants}</legend>
      <p className="soft">{t.grantsHint}</p>
      <Form.List
        name="grants"
        rules={[
          { validator: async (_, grants) => (grants?.length ? undefined : Promise.reject(new Error(t.grantNeeded))) },
        ]}
      >
        {(lines, { add, remove }, { errors }) => (
          <>
            {lines.map(({ key, name }) => (
              <div className="grant-line" key={key}>
                <Form.Item name={[name, 'role']} rules={[needed]}>
                  <Select
                    aria-label={t.grantRole(String(name + 1))}
                    options={roles.map((role) => ({ value: role, label: common.roles[role] }))}
                  />
                </Form.Item>
                <Form.Item noStyle dependencies={[['grants', name, 'role']]}>
                  {({ getFieldValue }) => {
                    const instance = mayGiveInstance && getFieldValue(['grants', name, 'role']) === 'administrator'
                    return (
                      <Form.Item name={[name, 'unitId']} rules={instance ? [] : [needed]}>
                        <UnitSelect
                          ariaLabel={t.grantUnit(String(name + 1))}
                          allowClear={instance}
                          {...(instance ? { placeholder: t.wholeInstance } : {})}
                        />
                      </Form.Item>
                    )
                  }}
                </Form.Item>
                <Button
                  aria-label={t.removeGrant(String(name + 1))}
                  icon={<DeleteOutlined aria-hidden="true" />}
                  disabled={lines.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() => add({ role: 'officer', unitId: departmentId })}
            >
              {t.addGrant}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

const emptyForm = { fullName: '', login: '', email: '' }

const formOf = (user: User): UserForm => ({
  fullName: user.fullName,
  login: user.login,
  email: user.email ?? '',
  unitId: user.unitId,
  grants: user.grants,
})

function writingOf(values: UserForm): UserWriting {
  return {
    login: values.login,
    fullName: values.fullName,
    email: values.email.trim() === '' ? null : values.email.trim(),
    unitId: values.unitId ?? '',
    grants: values.grants.map(({ role, unitId }) => ({ role, unitId: unitId ?? null })),
  }
}
