import english from 'ra-language-english';
import { mergeTranslations } from 'react-admin';

/** What react-admin itself says, in Chinese; the rest of its words never show in this house. */
export const raZh = mergeTranslations(english, {
  ra: {
    action: {
      add_filter: '添加筛选', add: '添加', back: '返回', cancel: '取消', clear_input_value: '清空',
      confirm: '确认', close: '关闭', close_menu: '收起菜单', open_menu: '展开菜单', expand: '展开',
      export: '导出', list: '列表', refresh: '刷新', remove_all_filters: '清除全部筛选',
      remove_filter: '移除此筛选', reset: '重置', save: '保存', search: '搜索', select_all: '全选',
      show: '查看', sort: '排序', toggle_theme: '切换明暗', undo: '撤销', update_application: '重新加载',
    },
    boolean: { true: '是', false: '否', null: ' ' },
    page: {
      dashboard: '概览', error: '出了点问题', loading: '加载中', not_found: '没有找到',
      access_denied: '没有权限', authentication_error: '登录失败', empty: '暂无%{name}',
    },
    message: {
      access_denied: '您没有查看此页面的权限', are_you_sure: '确定吗？', details: '详情',
      error: '浏览器端发生错误，操作没有完成。', invalid_form: '表单有误，请检查', loading: '请稍候',
      no: '否', yes: '是', not_found: '地址有误，或对象不存在',
      authentication_error: '登录服务返回错误，无法核对您的身份。',
      auth_error: '校验登录凭据时出错。', placeholder_data_warning: '网络问题：数据刷新失败。',
      unsaved_changes: '有未保存的修改，确定离开吗？',
    },
    navigation: {
      clear_filters: '清除筛选', no_filtered_results: '没有符合筛选的%{name}', no_results: '没有%{name}',
      next: '下一页', previous: '上一页', first: '第一页', last: '最后一页', page: '第 %{page} 页',
      current_page: '第 %{page} 页', page_rows_per_page: '每页：',
      page_range_info: '%{offsetBegin}–%{offsetEnd}，共 %{total}', skip_nav: '跳到正文',
    },
    auth: {
      auth_check_error: '请先登录', user_menu: '账户', sign_in: '登录', logout: '退出登录',
      sign_in_error: '登录失败，请重试',
    },
    notification: {
      http_error: '与服务器通信出错', item_doesnt_exist: '对象不存在', logged_out: '登录已过期，请重新登录。',
      not_authorized: '您没有权限。', data_provider_error: '数据读取出错。', offline: '没有网络，无法读取。',
    },
    validation: {
      required: '必填', minLength: '至少 %{min} 个字', maxLength: '至多 %{max} 个字',
      minValue: '不小于 %{min}', maxValue: '不大于 %{max}', number: '必须是数字',
    },
    sort: { sort_by: '按 %{field_lower_first} %{order}排列', ASC: '升序', DESC: '降序' },
  },
});
