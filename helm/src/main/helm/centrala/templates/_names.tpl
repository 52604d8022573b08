{{- define "centrala.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "centrala.selector" -}}
app.kubernetes.io/name: centrala
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "centrala.labels" -}}
{{ include "centrala.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end -}}

{{- define "centrala.image" -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}

{{- define "centrala.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "centrala.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{- define "centrala.volumes" -}}
- name: master-key
  secret:
    secretName: {{ .Values.secretName }}
    defaultMode: 0440
    items:
      - key: masterKey
        path: masterKey
- name: tmp
  emptyDir:
    sizeLimit: 256Mi
{{- end -}}
